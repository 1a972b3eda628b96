package inflight.packet.wire;

import static inflight.testing.Frames.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
  /** Sections of RFC 5952 4 and 5, and what system libraries make of embedded IPv4 addresses. */
  @ParameterizedTest
  @CsvSource({
    "20010db8000000000000000000000001, 2001:db8::1", // 4.1 no leading zeros
    "20010db8000000000000000000020001, 2001:db8::2:1", // 4.2.1 shortened as much as possible
    "20010db8000000010001000100010001, 2001:db8:0:1:1:1:1:1", // 4.2.2 not a single group
    "20010000000000010000000000000001, 2001:0:0:1::1", // 4.2.3 the longest run
    "20010db8000000000001000000000001, 2001:db8::1:0:0:1", // 4.2.3 the first of equal ones
    "20010db800000000aaaabbbbccccdddd, 2001:db8::aaaa:bbbb:cccc:dddd", // 4.3 lower case
    "00000000000000000000000000000000, ::",
    "00000000000000000000000000000001, ::1",
    "00010000000000000000000000000000, 1::",
    "00000000000000000000ffffc0000201, ::ffff:192.0.2.1", // 5 mapped
    "000000000000000000000000c0000201, ::192.0.2.1", // compatible
    "0000000000000000000000000000ffff, ::ffff",
    "00000000000000000001ffffc0000201, ::1:ffff:c000:201",
    "fe800000000000000000000000000000, fe80::",
    "00010002000300040005000600070008, 1:2:3:4:5:6:7:8"
  })
  void canonicalText(String bytes, String text) {
    assertEquals(text, Addresses.v6(hex(bytes), 0));
  }

  /** The platform's parser reads every address back (numbers only: nothing is looked up). */
  @Test
  void whatIsWrittenIsReadBack() throws UnknownHostException {
    long seed = new SplittableRandom().nextLong();
    System.out.println("AddressesTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      byte[] b = new byte[16];
      for (int group = 0; group < 8; group++) {
        int value = random.nextInt(3) == 0 ? random.nextInt(1 << 16) : 0;
        b[2 * group] = (byte) (value >>> 8);
        b[2 * group + 1] = (byte) value;
      }
      byte[] read = InetAddress.getByName(Addresses.v6(b, 0)).getAddress();
      byte[] whole = read.length == 16 ? read : mapped(read);
      assertEquals(Arrays.toString(b), Arrays.toString(whole), "seed " + seed);
    }
  }

  private static byte[] mapped(byte[] v4) {
    byte[] b = new byte[16];
    b[10] = -1;
    b[11] = -1;
    System.arraycopy(v4, 0, b, 12, 4);
    return b;
  }

  @Test
  void dottedDecimalIsUnsigned() {
    assertEquals("255.254.0.1", Addresses.v4(0xfffe0001));
    assertEquals("192.0.2.1", Addresses.v4(hex("00c0000201"), 1));
  }

  @Test
  void hardwareAddress() {
    assertEquals("02:0f:a0:ff:00:10", Addresses.mac(hex("ee020fa0ff0010"), 1));
  }
}
