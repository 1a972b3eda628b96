package inflight.packet.wire;

import static inflight.testing.Frames.ethernet;
import static inflight.testing.Frames.extension;
import static inflight.testing.Frames.icmp;
import static inflight.testing.Frames.ipv4;
import static inflight.testing.Frames.ipv6;
import static inflight.testing.Frames.ramp;
import static inflight.testing.Frames.tcp;
import static inflight.testing.Frames.vlan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.testing.Dissected;
import org.junit.jupiter.api.Test;

/** Headers that lie about lengths, and headers in headers in headers. */
class LyingLengthsTest {
  private static final byte[] SEGMENT = tcp(5, 9, Tcp.ACK, ramp(4));

  private static Dissection ip(byte[] packet) {
    return Dissected.of(packet, LinkType.RAW);
  }

  private static Fault.Kind fault(byte[] packet) {
    Dissection d = ip(packet);
    assertNotNull(d.fault());
    return d.fault().kind();
  }

  @Test
  void ipv4HeaderLengthBelowTwenty() {
    for (int ihl = 0; ihl < 5; ihl++) {
      byte[] p = ipv4(6, SEGMENT);
      p[0] = (byte) (0x40 | ihl);
      assertEquals(Fault.Kind.HEADER_TOO_SHORT, fault(p));
      assertEquals(-1, ip(p).tcp());
    }
  }

  @Test
  void ipv4HeaderLengthBeyondThePacket() {
    byte[] p = ipv4(6, new byte[0]);
    p[0] = 0x4f;
    p[3] = 60;
    assertEquals(Fault.Kind.CUT_BY_LENGTH, fault(p));
  }

  @Test
  void ipv4TotalLengthBelowTheHeader() {
    byte[] p = ipv4(6, SEGMENT);
    p[3] = 19;
    assertEquals(Fault.Kind.LENGTH_BELOW_HEADER, fault(p));
  }

  @Test
  void ipv4TotalLengthBeyondTheFrameIsNamedAndTheSegmentRead() {
    byte[] p = ipv4(6, SEGMENT);
    p[3] = 100;
    assertEquals(Fault.Kind.CUT_BY_LENGTH, fault(p));
    assertTrue(ip(p).tcp() > 0);
  }

  @Test
  void ipv4TotalLengthOfZeroIsAPacketForTheCardToCut() {
    byte[] p = ipv4(6, SEGMENT);
    p[3] = 0;
    Dissection d = ip(p);
    assertNull(d.fault());
    assertEquals(4, Tcp.payloadLen(d, d.tcp()));
  }

  @Test
  void paddingBehindThePacketIsNoPayload() {
    byte[] p = java.util.Arrays.copyOf(ipv4(6, SEGMENT), 60);
    Dissection d = ip(p);
    assertEquals(4, Tcp.payloadLen(d, d.tcp()));
  }

  @Test
  void ipv6PayloadLengthOfZeroHoldsNothing() {
    byte[] p = ipv6(6, SEGMENT);
    p[5] = 0;
    assertEquals(Fault.Kind.CUT_BY_LENGTH, fault(p));
  }

  @Test
  void ipv6PayloadLengthOfZeroWithTheJumboOptionHoldsWhatTheOptionSays() {
    byte[] p = ipv6(0, extension(6, 1, tcp(5, 9, Tcp.ACK, ramp(70_000))));
    p[4] = 0;
    p[5] = 0;
    p[42] = (byte) 0xc2;
    p[43] = 4;
    p[45] = (byte) (70_028 >>> 16);
    p[46] = (byte) (70_028 >>> 8);
    p[47] = (byte) 70_028;
    Dissection d = ip(p);
    assertNull(d.fault());
    assertEquals(70_000, Tcp.payloadLen(d, d.tcp()));
  }

  @Test
  void wrongVersions() {
    byte[] p = ethernet(0x0800, ipv4(6, SEGMENT));
    p[14] = 0x55;
    assertEquals(Fault.Kind.WRONG_VERSION, Dissected.of(p, LinkType.ETHERNET).fault().kind());
    byte[] q = ethernet(0x86dd, ipv6(6, SEGMENT));
    q[14] = 0x50;
    assertEquals(Fault.Kind.WRONG_VERSION, Dissected.of(q, LinkType.ETHERNET).fault().kind());
  }

  @Test
  void tcpDataOffsetBelowFiveIsNamedAndHasNoOptions() {
    for (int offset = 0; offset < 5; offset++) {
      byte[] segment = tcp(5, 9, Tcp.ACK, ramp(4));
      segment[12] = (byte) (offset << 4);
      Dissection d = ip(ipv4(6, segment));
      assertEquals(Fault.Kind.HEADER_TOO_SHORT, d.fault().kind());
      TcpOptions options = new TcpOptions();
      options.parse(d, d.tcp());
      assertEquals(0, options.count());
    }
  }

  @Test
  void tcpDataOffsetBeyondTheSegmentLeavesNoPayloadLength() {
    byte[] segment = tcp(5, 9, Tcp.ACK, ramp(4));
    segment[12] = (byte) 0xf0;
    Dissection d = ip(ipv4(6, segment));
    assertEquals(Fault.Kind.CUT_BY_LENGTH, d.fault().kind());
    assertEquals(-1, Tcp.payloadLen(d, d.tcp()));
  }

  // --- depth

  /** On a small stack, for no depth of nesting may overflow it. */
  private static Dissection deep(byte[] frame, int linkType) throws InterruptedException {
    Dissection[] out = new Dissection[1];
    Throwable[] thrown = new Throwable[1];
    Thread thread =
        new Thread(null, () -> out[0] = Dissected.of(frame, linkType), "small", 1 << 18);
    thread.setUncaughtExceptionHandler((t, e) -> thrown[0] = e);
    thread.start();
    thread.join();
    assertNull(thrown[0]);
    return out[0];
  }

  private static void assertTooDeep(byte[] frame, int linkType) throws InterruptedException {
    Dissection d = deep(frame, linkType);
    assertEquals(Fault.Kind.TOO_DEEP, d.fault().kind());
    assertEquals(Dissection.MAX_LAYERS, d.count());
  }

  @Test
  void threeHundredVlanTags() throws InterruptedException {
    byte[] p = vlan(1, 0x0800, ipv4(6, SEGMENT));
    for (int i = 0; i < 300; i++) {
      p = vlan(i, 0x8100, p);
    }
    assertTooDeep(ethernet(0x8100, p), LinkType.ETHERNET);
  }

  @Test
  void aThousandExtensionHeaders() throws InterruptedException {
    byte[] p = SEGMENT;
    int next = 6;
    for (int i = 0; i < 1000; i++) {
      p = extension(next, 1, p);
      next = 60;
    }
    assertTooDeep(ipv6(60, p), LinkType.RAW);
  }

  @Test
  void fourHundredErrorsThatQuoteAnError() throws InterruptedException {
    byte[] p = ipv4(6, SEGMENT);
    for (int i = 0; i < 400; i++) {
      p = ipv4(1, icmp(3, 1, p));
    }
    assertTooDeep(p, LinkType.RAW);
  }

  @Test
  void fourHundredPacketsInPackets() throws InterruptedException {
    byte[] p = ipv4(6, SEGMENT);
    for (int i = 0; i < 400; i++) {
      p = i % 2 == 0 ? ipv6(4, p) : ipv4(41, p);
    }
    assertTooDeep(p, LinkType.RAW);
  }
}
