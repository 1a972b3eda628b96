package inflight.packet.wire;

import static inflight.testing.Frames.hex;
import static inflight.testing.Frames.ipv4;
import static inflight.testing.Frames.ipv6;
import static inflight.testing.Frames.ramp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import inflight.testing.Frames;
import org.junit.jupiter.api.Test;

class ChecksumTest {
  private static int of(byte[] b) {
    return Checksum.finish(Checksum.add(0, b, 0, b.length));
  }

  /** The numbers of RFC 1071 3: the sum of these words is 2ddf0, folded ddf2. */
  @Test
  void theExampleOfRfc1071() {
    byte[] words = hex("0001 f203 f4f5 f6f7");
    assertEquals(0x2ddf0, Checksum.add(0, words, 0, 8));
    assertEquals(~0xddf2 & 0xffff, of(words));
  }

  /** A header printed in many textbooks, whose checksum is b861. */
  @Test
  void anIpv4Header() {
    assertEquals(0, of(hex("4500 0073 0000 4000 4011 b861 c0a8 0001 c0a8 00c7")));
    assertEquals(0xb861, of(hex("4500 0073 0000 4000 4011 0000 c0a8 0001 c0a8 00c7")));
  }

  @Test
  void anOddLastByteIsAHighByte() {
    assertEquals(of(hex("0102 0300")), of(hex("0102 03")));
    assertNotEquals(of(hex("0102 0003")), of(hex("0102 03")));
  }

  /** RFC 1071 2 (B): the order of the words does not matter, nor how often carries are folded. */
  @Test
  void manyCarriesAreFolded() {
    byte[] ones = new byte[65_536];
    java.util.Arrays.fill(ones, (byte) 0xff);
    assertEquals(0, of(ones));
    assertEquals(0xffff, of(new byte[100]));
  }

  /** UDP from 10.0.0.1 to 10.0.0.2, ports 1 and 2, without data: worked out by hand. */
  @Test
  void pseudoHeaderOfIpv4() {
    byte[] p = ipv4(17, Frames.udp(1, 2, new byte[0]));
    long sum = Checksum.pseudoHeader(p, 0, false, 17, 8);
    assertEquals(0x0a00 + 1 + 0x0a00 + 2 + 17 + 8, sum);
    assertEquals(
        ~(0x1400 + 3 + 25 + 1 + 2 + 8) & 0xffff, Checksum.finish(Checksum.add(sum, p, 20, 28)));
  }

  @Test
  void pseudoHeaderOfIpv6CountsAllThirtyTwoBitsOfTheLength() {
    byte[] p = ipv6(6, ramp(0));
    long sum = Checksum.pseudoHeader(p, 0, true, 6, 0x0001_0002);
    assertEquals(2 * (0x2001 + 0x0db8) + 1 + 2 + 6 + 1 + 2, sum);
  }
}
