package inflight.query.filter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import inflight.packet.wire.Addresses;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LiteralsTest {
  @Test
  void numbersAsInC() {
    assertEquals(123, Literals.unsigned("123"));
    assertEquals(123, Literals.unsigned("0x7B"));
    assertEquals(123, Literals.unsigned("0173"));
    assertEquals(123, Literals.unsigned("0b1111011"));
    assertEquals(-1, Literals.unsigned("18446744073709551615"));
    assertEquals(Long.MIN_VALUE, Literals.integer("-9223372036854775808"));
    for (String wrong : new String[] {"", "0x", "08", "1.5", "12a", "18446744073709551616", "١"}) {
      assertNull(Literals.unsigned(wrong), wrong);
    }
  }

  @Test
  void bytesWithAnySeparator() {
    byte[] expected = {0x0a, (byte) 0xbb};
    for (String text : new String[] {"0a:bb", "0A.BB", "0a-bb", "0abb", ":0abb", "a:bb"}) {
      assertArrayEquals(expected, Literals.bytes(text), text);
    }
    assertArrayEquals(new byte[] {0x1f}, Literals.bytes("0x1f"));
    assertArrayEquals(new byte[] {5}, Literals.bytes("0b00000101"));
    for (String wrong : new String[] {"xyz", "0a:zz", "abx", "0a::bb"}) {
      assertNull(Literals.bytes(wrong), wrong);
    }
  }

  @Test
  void everyIpv6AddressThatIsWrittenIsRead() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      byte[] address = new byte[16];
      for (int k = 0; k < 16; k += 2) {
        int group = random.nextInt(3) == 0 ? 0 : random.nextInt(1 << 16);
        address[k] = (byte) (group >> 8);
        address[k + 1] = (byte) group;
      }
      String text = Addresses.v6(address, 0);
      assertArrayEquals(address, Literals.ipv6(text), text + ", seed " + seed);
    }
  }

  @Test
  void whatIsNoIpv6AddressIsNone() {
    for (String wrong :
        new String[] {"", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "12345::", "::1.2.3", "g::"}) {
      assertNull(Literals.ipv6(wrong), wrong);
    }
  }

  @Test
  void secondsWithNineDecimals() {
    assertEquals(1_500_000_000L, Literals.seconds("1.5"));
    assertEquals(-500_000_000L, Literals.seconds("-.5"));
    assertEquals(1L, Literals.seconds("0.000000001"));
    assertEquals(1L, Literals.seconds("0.0000000010"));
    assertEquals(Long.MAX_VALUE, Literals.seconds("999999999999999999"));
    for (String wrong : new String[] {"", "-", "1s", "1e3", "0.0000000001", "1.2.3"}) {
      assertNull(Literals.seconds(wrong), wrong);
    }
  }

  @Test
  void pointsInTimeInEveryForm() {
    long expected = 1_790_000_000_500_000_000L; // as date -u -d @1790000000 says
    assertEquals(expected, Times.parse("Sep 21, 2026 14:13:20.5 UTC"));
    assertEquals(expected, Times.parse("2026-09-21 14:13:20.5 UTC"));
    assertEquals(expected, Times.parse("2026-09-21T14:13:20.5Z"));
    assertEquals(expected, Times.parse("2026-09-21T16:13:20.5+02:00"));
    assertEquals(expected, Times.parse("2026-09-21 09:13:20,5-0500"));
    for (String wrong :
        new String[] {
          "", "now", "2026-02-30 00:00:00", "2026-01-01 25:00", "Foo 1, 2026 00:00:00"
        }) {
      assertNull(Times.parse(wrong), wrong);
    }
  }
}
