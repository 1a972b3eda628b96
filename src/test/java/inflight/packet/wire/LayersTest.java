package inflight.packet.wire;

import static inflight.testing.Frames.ethernet;
import static inflight.testing.Frames.extension;
import static inflight.testing.Frames.icmp;
import static inflight.testing.Frames.ipv4;
import static inflight.testing.Frames.ipv6;
import static inflight.testing.Frames.ramp;
import static inflight.testing.Frames.tcp;
import static inflight.testing.Frames.udp;
import static inflight.testing.Frames.vlan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.testing.Dissected;
import inflight.testing.Frames;
import org.junit.jupiter.api.Test;

/** Every way that a segment is wrapped leads to the same segment. */
class LayersTest {
  private static final byte[] SEGMENT =
      tcp(1000, 80, 0x89abcdef, 0x01234567, Tcp.ACK | Tcp.PSH, 4660, new byte[0], ramp(7));

  private static void assertSegment(String layers, byte[] frame, int linkType) {
    Dissection d = Dissected.of(frame, linkType);
    assertEquals(layers, Dissected.layers(d));
    assertEquals(7, Tcp.payloadLen(d, d.tcp()));
    byte[] b = d.data(d.tcp());
    int at = d.start(d.tcp());
    assertEquals(1000, Tcp.sourcePort(b, at));
    assertEquals(80, Tcp.destinationPort(b, at));
    assertEquals(0x89abcdef, Tcp.seq(b, at));
    assertEquals(0x01234567, Tcp.ack(b, at));
    assertEquals(Tcp.ACK | Tcp.PSH, Tcp.flags(b, at));
    assertEquals(4660, Tcp.window(b, at));
    assertFalse(d.tcpQuoted());
  }

  @Test
  void ethernetWithAndWithoutTags() {
    byte[] ip = ipv4(6, SEGMENT);
    assertSegment("eth ip tcp", ethernet(0x0800, ip), LinkType.ETHERNET);
    assertSegment("eth vlan ip tcp", ethernet(0x8100, vlan(5, 0x0800, ip)), LinkType.ETHERNET);
    byte[] qinq = ethernet(0x88a8, vlan(5, 0x8100, vlan(6, 0x0800, ip)));
    assertSegment("eth ieee8021ad vlan ip tcp", qinq, LinkType.ETHERNET);
    assertSegment("eth llc ip tcp", Frames.snap(0x0800, ip), LinkType.ETHERNET);
  }

  @Test
  void linksWithoutEthernet() {
    byte[] v4 = ipv4(6, SEGMENT);
    byte[] v6 = ipv6(6, SEGMENT);
    assertSegment("sll ip tcp", Frames.sll(0x0800, v4), LinkType.LINUX_SLL);
    assertSegment("sll ip tcp", Frames.sll2(0x0800, v4), LinkType.LINUX_SLL2);
    assertSegment("null ip tcp", Frames.nullLittleEndian(2, v4), LinkType.NULL);
    assertSegment("null ip tcp", Frames.loop(2, v4), LinkType.NULL); // a big-endian host
    assertSegment("raw ip tcp", v4, LinkType.RAW);
    assertSegment("ip tcp", v4, LinkType.IPV4);
    assertSegment("ipv6 tcp", v6, LinkType.IPV6);
    for (int family : new int[] {24, 28, 30}) { // AF_INET6 of the BSDs and of macOS
      assertSegment("null ipv6 tcp", Frames.nullLittleEndian(family, v6), LinkType.NULL);
      assertSegment("null ipv6 tcp", Frames.loop(family, v6), LinkType.LOOP);
    }
  }

  @Test
  void extensionHeaders() {
    byte[] p = ipv6(0, extension(60, 1, extension(43, 3, extension(6, 2, SEGMENT))));
    assertSegment("ipv6 ipv6.ext ipv6.ext ipv6.ext tcp", p, LinkType.IPV6);
    byte[] atomic = ipv6(44, Frames.fragmentV6(6, 1, 0, false, SEGMENT));
    assertSegment("ipv6 ipv6.ext tcp", atomic, LinkType.IPV6);
  }

  @Test
  void nothingFollowsNoNextHeader() {
    assertEquals("ipv6", Dissected.layers(Dissected.of(ipv6(59, SEGMENT), LinkType.IPV6)));
  }

  @Test
  void besideTcp() {
    assertEquals(
        "ip udp data", Dissected.layers(Dissected.of(ipv4(17, udp(1, 2, ramp(3))), LinkType.IPV4)));
    assertEquals(
        "ip icmp data",
        Dissected.layers(Dissected.of(ipv4(1, icmp(8, 0, ramp(3))), LinkType.IPV4)));
    assertEquals(
        "eth arp",
        Dissected.layers(Dissected.of(ethernet(0x0806, Frames.arp(1, 7, 8)), LinkType.ETHERNET)));
    assertEquals("data", Dissected.layers(Dissected.of(ramp(9), 299)));
  }

  @Test
  void anErrorQuotesASegmentThatIsNotOnItsWay() {
    Dissection d = Dissected.of(ipv4(1, icmp(3, 4, ipv4(6, SEGMENT))), LinkType.IPV4);
    assertEquals("ip icmp ip tcp", Dissected.layers(d));
    assertTrue(d.tcpQuoted());
    assertEquals(-1, Tcp.payloadLen(d, d.tcp()));
    Dissection v6 = Dissected.of(ipv6(58, icmp(2, 0, ipv6(6, SEGMENT))), LinkType.IPV6);
    assertEquals("ipv6 icmpv6 ipv6 tcp", Dissected.layers(v6));
    assertTrue(v6.tcpQuoted());
  }

  @Test
  void aFragmentWaitsForTheOthers() {
    Dissection d = Dissected.of(ipv4(1, 2, 6, 9, 0x2000, ramp(24)), LinkType.IPV4);
    assertEquals(0, d.pendingFragment());
    assertEquals(-1, d.tcp());
  }

  @Test
  void aFirstFragmentThatWasCutShowsItsHeaderAtLeast() {
    byte[] p = ipv4(1, 2, 6, 9, 0x2000, tcp(5, 9, Tcp.ACK, ramp(44)));
    Dissection d = Dissected.of(p, 0, 50, p.length, LinkType.IPV4);
    assertEquals(-1, d.pendingFragment());
    assertTrue(d.tcpInFirstFragment());
    assertEquals(-1, Tcp.payloadLen(d, d.tcp()));
  }
}
