package inflight.packet.index;

import static inflight.testing.Frames.ethernet;
import static inflight.testing.Frames.fragmentV6;
import static inflight.testing.Frames.ipv4;
import static inflight.testing.Frames.ipv6;
import static inflight.testing.Frames.ramp;
import static inflight.testing.Frames.tcp;
import static inflight.testing.Frames.vlan;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.packet.wire.Dissection;
import inflight.packet.wire.LinkType;
import inflight.packet.wire.Tcp;
import inflight.testing.Dissected;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DefragmenterTest {
  private static final byte[] SEGMENT = tcp(5, 9, Tcp.ACK, ramp(76)); // 96 bytes

  /** Private addresses: 10.0.0.1 and 10.0.0.2. */
  private static final int A = 0x0a000001;

  private static final int B = 0x0a000002;

  private final Defragmenter defragmenter = new Defragmenter();
  private Dissection last;
  private int row;

  private int[] add(byte[] frame, int linkType) {
    last = Dissected.of(frame, linkType);
    assertTrue(last.pendingFragment() >= 0);
    return defragmenter.add(last, row++);
  }

  /** Bytes {@code [from, to)} of the segment as IPv4 fragment. */
  private static byte[] part(int id, int from, int to) {
    return part(id, from, to, SEGMENT);
  }

  private static byte[] part(int id, int from, int to, byte[] of) {
    int bits = from / 8 | (to < of.length ? 0x2000 : 0);
    return ipv4(A, B, 6, id, bits, Arrays.copyOfRange(of, from, to));
  }

  private int[] add(int id, int from, int to) {
    return add(part(id, from, to), LinkType.IPV4);
  }

  private void assertWhole() {
    assertEquals(76, Tcp.payloadLen(last, last.tcp()));
    byte[] b = last.data(last.tcp());
    assertArrayEquals(
        SEGMENT, Arrays.copyOfRange(b, last.start(last.tcp()), last.capturedEnd(last.tcp())));
    assertEquals(-1, last.pendingFragment());
  }

  @Test
  void inOrder() {
    assertNull(add(1, 0, 32));
    assertNull(add(1, 32, 64));
    assertArrayEquals(new int[] {0, 1, 2}, add(1, 64, 96));
    assertWhole();
  }

  @Test
  void inAnyOrder() {
    for (int seed = 0; seed < 50; seed++) {
      List<Integer> order = new java.util.ArrayList<>(IntStream.range(0, 12).boxed().toList());
      Collections.shuffle(order, new Random(seed));
      for (int i = 0; i < 11; i++) {
        assertNull(add(seed, 8 * order.get(i), 8 * order.get(i) + 8));
      }
      assertNotNull(add(seed, 8 * order.get(11), 8 * order.get(11) + 8));
      assertWhole();
    }
  }

  @Test
  void repetitionsChangeNothing() {
    add(1, 0, 32);
    add(1, 0, 32);
    add(1, 64, 96);
    add(1, 64, 96);
    assertArrayEquals(new int[] {0, 1, 2, 3, 4}, add(1, 32, 64));
    assertWhole();
  }

  @Test
  void whereTwoOverlapTheOneThatBeginsFirstCounts() {
    byte[] other = SEGMENT.clone();
    Arrays.fill(other, 40, 96, (byte) 0xee);
    add(part(1, 40, 64, other), LinkType.IPV4);
    add(1, 0, 48);
    assertNotNull(add(1, 64, 96));
    byte[] expected = SEGMENT.clone();
    Arrays.fill(expected, 48, 64, (byte) 0xee);
    byte[] b = last.data(last.tcp());
    assertArrayEquals(expected, Arrays.copyOf(b, 96));
  }

  @Test
  void ofTwoThatBeginTogetherTheFirstToArriveCounts() {
    byte[] other = SEGMENT.clone();
    Arrays.fill(other, 32, 64, (byte) 0xee);
    add(1, 32, 64);
    add(part(1, 32, 64, other), LinkType.IPV4);
    add(1, 0, 32);
    assertNotNull(add(1, 64, 96));
    assertWhole();
  }

  @Test
  void otherIdentificationsProtocolsHostsAndVlansAreOtherDatagrams() {
    add(1, 0, 64);
    assertNull(add(2, 64, 96));
    assertNull(add(ipv4(A, B, 17, 1, 8, ramp(32)), LinkType.IPV4));
    assertNull(add(ipv4(A, B + 1, 6, 1, 8, ramp(32)), LinkType.IPV4));
    assertNull(add(ethernet(0x8100, vlan(7, 0x0800, part(1, 64, 96))), LinkType.ETHERNET));
    assertNotNull(add(1, 64, 96));
    assertWhole();
  }

  /** A public address is the same host on every VLAN. */
  @Test
  void theVlanTellsPrivateAddressesApartOnly() {
    add(ipv4(0x08080808, 0x09090909, 6, 1, 0x2000, Arrays.copyOf(SEGMENT, 64)), LinkType.IPV4);
    byte[] rest = Arrays.copyOfRange(SEGMENT, 64, 96);
    byte[] tagged = vlan(7, 0x0800, ipv4(0x08080808, 0x09090909, 6, 1, 8, rest));
    assertNotNull(add(ethernet(0x8100, tagged), LinkType.ETHERNET));
    assertWhole();
  }

  @Test
  void afterADatagramTheSameIdentificationBeginsAnother() {
    add(1, 0, 64);
    assertNotNull(add(1, 64, 96));
    assertNull(add(1, 64, 96));
    assertArrayEquals(new int[] {2, 3}, add(1, 0, 64));
  }

  @Test
  void fragmentsOfIpv6() {
    assertNull(add(v6(32, 64), LinkType.IPV6));
    assertNull(add(v6(64, 96), LinkType.IPV6));
    assertArrayEquals(new int[] {0, 1, 2}, add(v6(0, 32), LinkType.IPV6));
    assertWhole();
  }

  private static byte[] v6(int from, int to) {
    byte[] part = Arrays.copyOfRange(SEGMENT, from, to);
    return ipv6(44, fragmentV6(6, 7, from, to < 96, part));
  }

  @Test
  void aDatagramThatWouldBeLongerThanIpAllowsIsRefused() {
    assertNull(add(ipv4(A, B, 6, 1, 0x1fff, ramp(64)), LinkType.IPV4));
    assertEquals(0, last.pendingFragment());
  }

  /** A million fragments of datagrams that never become whole: no more memory than is allowed. */
  @Test
  void manyUnfinishedDatagramsAreBounded() {
    byte[] frame = ipv4(A, B, 6, 0, 0x2001, ramp(8));
    for (int i = 0; i < 1_000_000; i++) {
      frame[4] = (byte) (i >>> 8);
      frame[5] = (byte) i;
      frame[14] = (byte) (i >>> 16);
      last = Dissected.of(frame, LinkType.IPV4);
      assertNull(defragmenter.add(last, i));
    }
    assertTrue(defragmenter.pendingBytes() <= Defragmenter.MAX_PENDING_BYTES);
  }

  /** A million pieces of one datagram, backward and again and again, beside an honest one. */
  @Test
  void oneDatagramInTheWorstOrderIsBounded() {
    byte[] frame = ipv4(A, B, 6, 9, 0, ramp(8));
    add(1, 0, 64);
    for (int i = 0; i < 1_000_000; i++) {
      int offset = 8_000 - i % 8_000;
      int bits = offset | (i == 0 ? 0 : 0x2000);
      frame[6] = (byte) (bits >>> 8);
      frame[7] = (byte) bits;
      last = Dissected.of(frame, LinkType.IPV4);
      assertNull(defragmenter.add(last, i));
    }
    assertTrue(defragmenter.pendingBytes() < 2 << 20);
    assertNotNull(add(1, 64, 96));
    assertWhole();
  }
}
