package inflight.packet.wire;

import static inflight.testing.Frames.ethernet;
import static inflight.testing.Frames.extension;
import static inflight.testing.Frames.hex;
import static inflight.testing.Frames.ipv4;
import static inflight.testing.Frames.ipv6;
import static inflight.testing.Frames.join;
import static inflight.testing.Frames.ramp;
import static inflight.testing.Frames.tcp;
import static inflight.testing.Frames.u16;
import static inflight.testing.Frames.udp;
import static inflight.testing.Frames.vlan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.testing.Dissected;
import inflight.testing.Packet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A segment is found in whatever it is wrapped into, however the wrapping is cut. */
class TunnelsTest {
  private static final byte[] SEGMENT = tcp(0x89abcdef, 5, Tcp.ACK, ramp(7));
  private static final byte[] V4 = ipv4(6, SEGMENT);
  private static final byte[] V6 = ipv6(6, SEGMENT);
  private static final byte[] FRAME = ethernet(0x0800, V4);
  private static final String SNAP = "aaaa03 000000 0800";
  private static final int IPV4 = LinkType.IPV4;

  private static Arguments in(String layers, int linkType, byte[]... parts) {
    byte[] bytes = join(parts);
    return Arguments.of(layers, new Packet(1, bytes, bytes.length, linkType));
  }

  private static Arguments overUdp(String layers, int port, String header, byte[] inner) {
    return in("ip udp " + layers, IPV4, ipv4(17, udp(50_000, port, join(hex(header), inner))));
  }

  private static Arguments inGre(String layers, String header, byte[] inner) {
    return in("ip gre " + layers, IPV4, ipv4(47, join(hex(header), inner)));
  }

  private static Arguments behindType(String layers, int type, String tag, byte[] inner) {
    byte[] frame = ethernet(type, join(hex(tag), inner));
    return in("eth " + layers, LinkType.ETHERNET, frame);
  }

  static Stream<Arguments> wrappings() {
    return Stream.of(udpTunnels(), greTunnels(), ipTunnels(), tags(), links()).flatMap(s -> s);
  }

  private static Stream<Arguments> udpTunnels() {
    return Stream.of(
        overUdp("gtp ip tcp", 2152, "30ff 0036 00000001", V4),
        overUdp("gtp ipv6 tcp", 2152, "30ff 004b 00000001", V6),
        overUdp("gtp ip tcp", 2152, "34ff 0046 00000001 000000 85 01 1009 c0 01 aabb 00", V4),
        overUdp("gtp eth ip tcp", 2152, "30ff 0080 00000001", FRAME),
        overUdp("gtp ip tcp", 3386, "0fff 0036 0001", V4),
        overUdp("l2tp ppp ip tcp", 1701, "0002 0001 0002 ff03 0021", V4),
        overUdp("l2tp ppp ip tcp", 1701, "4a02 0046 0001 0002 0001 0002 0002 0000 21", V4),
        overUdp("teredo ipv6 tcp", 3544, "", V6),
        overUdp("teredo ipv6 tcp", 3544, "0001 00 00 1122334455667788 00 0000 aabb 01020304", V6),
        overUdp("ayiya ipv6 tcp", 5072, "42 52 01 29 00000000" + "00".repeat(36), V6),
        overUdp("lisp-data ip tcp", 4341, "8000000000000000", V4),
        overUdp("vxlan eth ip tcp", 4789, "0800000000000100", FRAME),
        overUdp("vxlan ip tcp", 4790, "0c00000100000100", V4),
        overUdp("vxlan nsh eth ip tcp", 4790, "0c00000400000100 0fc20203 00000102", FRAME),
        overUdp("geneve eth ip tcp", 6081, "0100 6558 00000100 0102 80 00", FRAME),
        overUdp("gre ip tcp", 4754, "0000 0800", V4),
        overUdp("mpls ip tcp", 6635, "00064140", V4),
        overUdp("capwap.data eth ip tcp", 5247, "00 100000 00000000", FRAME),
        overUdp(
            "capwap.data wlan llc ip tcp",
            5247,
            "00 100300 00000000 0108" + "00".repeat(22) + SNAP,
            V4),
        overUdp("tzsp eth ip tcp", 37008, "0100 0001 0a 01 ff 00 01", FRAME));
  }

  private static Stream<Arguments> greTunnels() {
    String sequence = "00000001";
    return Stream.of(
        inGre("erspan eth ip tcp", "0000 88be", FRAME),
        inGre("erspan eth ip tcp", "1000 88be" + sequence + "1001 0001 00000000", FRAME),
        inGre("erspan eth ip tcp", "1000 22eb" + sequence + "2001" + "00".repeat(10), FRAME),
        inGre(
            "erspan eth ip tcp",
            "1000 22eb" + sequence + "2001" + "00".repeat(8) + "0001" + "00".repeat(8),
            FRAME),
        inGre("ppp ip tcp", "3081 880b 00360001 00000001 00000001 ff03 0021", V4),
        inGre("ip tcp", "4000 0800 00000000 0800 0004 01020304 00000000", V4),
        inGre("ip tcp", "0000 883e 00000000", V4),
        inGre("fr ip tcp", "0000 6559 1841 03 cc", V4),
        inGre("cmd ip tcp", "0000 8909 0800 01 01 0001 0009", V4),
        inGre(
            "wlan llc ip tcp", // two packets in one frame
            "0000 8200 8800" + "00".repeat(22) + "8000" + "00".repeat(12) + "0037" + SNAP,
            V4));
  }

  private static Stream<Arguments> ipTunnels() {
    return Stream.of(
        in("ip ah tcp", IPV4, ipv4(51, join(hex("06 01 0000 00000001 00000001"), SEGMENT))),
        in("ip etherip eth ip tcp", IPV4, ipv4(97, join(hex("3000"), FRAME))),
        in("ip eth ip tcp", IPV4, ipv4(143, FRAME)),
        in("ip pim ip tcp", IPV4, ipv4(103, join(hex("2100 0000 00000000"), V4))),
        in("ip ipv6.ext tcp", IPV4, ipv4(60, extension(6, 1, SEGMENT))),
        in("ip ipv6 tcp", IPV4, ipv4(4, V6)));
  }

  private static Stream<Arguments> tags() {
    String addresses = "020000000002 020000000001";
    return Stream.of(
        behindType("ieee8021ad vlan ip tcp", 0x88a8, "0005 8100", vlan(6, 0x0800, V4)),
        behindType("ieee8021ah ip tcp", 0x88e7, "00000005" + addresses + "0800", V4),
        behindType("etag ip tcp", 0x893f, "000000000000 0800", V4),
        behindType("vntag vlan ip tcp", 0x8926, "00000000 8100", vlan(6, 0x0800, V4)),
        behindType("avsp ip tcp", 0xd28b, "0001 0110 0000000000000000 0800", V4),
        behindType("cmd ip tcp", 0x8909, "01 01 0001 0009 0800", V4),
        behindType("nsh ip tcp", 0x894f, "0fc20201 00000102", V4),
        behindType("macsec ip tcp", 0x88e5, "00 00 00000001 0800", join(V4, ramp(16))),
        behindType("mpls ip tcp", 0x8847, "00064140 10000021", V4),
        in(
            "isl eth ip tcp",
            LinkType.ETHERNET,
            join(
                hex("01000c000000 020000000001 0000 aaaa03 000000 00000000 0000"), FRAME, ramp(4))),
        in(
            "cfp eth ip tcp",
            LinkType.ETHERNET,
            ethernet(0x8903, join(u16(5), FRAME, ramp(4))))); // with an FCS
  }

  private static Stream<Arguments> links() {
    String infiniband = "00".repeat(40) + "0800 0000";
    String ppi = "00 00 0800 69000000 0800" + "00".repeat(22);
    return Stream.of(
        in("fr ip tcp", LinkType.FRAME_RELAY, hex("1841 03 cc"), V4),
        in("fr ip tcp", LinkType.FRAME_RELAY, hex("1841 03 00 80 000000 0800"), V4),
        in("fr ip tcp", LinkType.FRAME_RELAY, hex("1841 0800"), V4),
        in("chdlc ip tcp", LinkType.CISCO_HDLC_BSD, hex("0f00 0800"), V4),
        in("llc ip tcp", LinkType.ATM_RFC1483, hex(SNAP), V4),
        in("llc eth ip tcp", LinkType.ATM_RFC1483, hex("aaaa03 0080c2 0007 0000"), FRAME),
        in("ip tcp", LinkType.ATM_CLIP, V4),
        in("llc ip tcp", LinkType.SUN_ATM, hex("02 00 0000" + SNAP), V4),
        in("juniper eth ip tcp", LinkType.JUNIPER_ETHER, hex("4d4743 00"), FRAME),
        in("juniper ip tcp", LinkType.JUNIPER_ETHER, hex("4d4743 82 0002 0000 02000000"), V4),
        in("ppi wlan llc ip tcp", LinkType.PPI, hex(ppi + SNAP), V4),
        in(
            "wlan_radio wlan llc ip tcp",
            LinkType.AVS,
            hex("80211001 00000008 0800"),
            hex("00".repeat(22) + SNAP),
            V4),
        in(
            "wlan_radio wlan llc ip tcp",
            LinkType.PRISM,
            hex("44000000 08000000 0800"),
            hex("00".repeat(22) + SNAP),
            V4),
        in("arcnet ip tcp", LinkType.ARCNET, hex("01 02 d4 00 0000"), V4),
        in("arcnet ip tcp", LinkType.ARCNET_LINUX, hex("01 02 0000 f0"), V4),
        in("fddi llc ip tcp", LinkType.FDDI, hex("50" + "00".repeat(12) + SNAP), V4),
        in("tr llc ip tcp", LinkType.TOKEN_RING, hex("1040" + "00".repeat(12) + SNAP), V4),
        in("ipoib ip tcp", LinkType.IP_OVER_INFINIBAND, hex(infiniband), V4),
        in("ppp ip tcp", LinkType.PPP_WITH_DIRECTION, hex("01 ff03 0021"), V4));
  }

  @ParameterizedTest
  @MethodSource("wrappings")
  void theSegmentIsFound(String layers, Packet p) {
    Dissection d = Dissected.of(p.bytes(), p.linkType());
    assertEquals(layers, Dissected.layers(d));
    assertEquals(0x89abcdef, Tcp.seq(d.data(d.tcp()), d.start(d.tcp())));
    assertEquals(7, Tcp.payloadLen(d, d.tcp()));
    assertFalse(d.tcpQuoted());
  }

  @ParameterizedTest
  @MethodSource("wrappings")
  void whatIsShownDoesNotDependOnTheBytesBehindTheCut(String layers, Packet p) {
    for (int cap = 0; cap <= p.bytes().length; cap++) {
      for (int original : new int[] {cap, p.bytes().length}) {
        String shown = Dissected.shown(p, cap, original, (byte) 0);
        assertEquals(shown, Dissected.shown(p, cap, original, (byte) 0xff), cap + " of " + layers);
        assertEquals(shown, Dissected.shown(p, cap, original, (byte) 0x45), cap + " of " + layers);
      }
    }
  }

  @Test
  void theLowerPortDecidesAndServicesOfOldComeFirst() {
    byte[] query = join(hex("0800000000000100"), FRAME);
    byte[] dns = ipv4(17, udp(4789, 53, query));
    assertEquals("ip udp data", Dissected.layers(Dissected.of(dns, IPV4)));
    byte[] fromZero = ipv4(17, udp(0, 4789, query));
    assertEquals("ip udp vxlan eth ip tcp", Dissected.layers(Dissected.of(fromZero, IPV4)));
  }

  @Test
  void whatIsNotGtpIsData() {
    for (String header : new String[] {"ffff 0036 00000001", "3000 0036 00000001"}) {
      byte[] p = ipv4(17, udp(2152, 2152, join(hex(header), V4)));
      assertEquals("ip udp data", Dissected.layers(Dissected.of(p, IPV4)), header);
    }
  }

  @Test
  void encryptedFramesShowNothing() {
    byte[] p = ethernet(0x88e5, join(hex("0c 00 00000001"), V4, ramp(16)));
    assertEquals("eth macsec data", Dissected.layers(Dissected.of(p, LinkType.ETHERNET)));
  }

  @Test
  void pseudoHeadersCountInNoLength() {
    byte[] p = join(hex("02 00 0000"), hex(SNAP), V4);
    Dissection d = Dissected.of(p, 0, p.length, p.length + 9, LinkType.SUN_ATM);
    assertEquals(p.length - 4, d.capturedLen());
    assertEquals(p.length + 5, d.originalLen());
  }

  @Test
  void aBrokenIpOptionEndsThePacket() {
    byte[] header = ipv4(6, SEGMENT);
    byte[] security = join(hex("46"), java.util.Arrays.copyOfRange(header, 1, 20), hex("82020000"));
    Dissection d = Dissected.of(join(security, SEGMENT), IPV4);
    assertEquals("ip", Dissected.layers(d));
    security[21] = 3; // long enough for the level that it has to hold
    assertTrue(Dissected.of(join(security, SEGMENT), IPV4).tcp() >= 0);
  }
}
