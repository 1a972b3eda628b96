package inflight.packet.wire;

/**
 * Takes a frame apart, layer by layer, without allocating. Never throws on packet bytes: what
 * cannot be read is a {@link Fault} on the {@link Dissection}.
 *
 * <p>IP fragments that wait for others end the walk ({@link Dissection#pendingFragment()}); once
 * all are there, {@link #resume} goes on inside the datagram that was put together.
 */
public final class Dissector {
  private Dissector() {}

  /**
   * Fills {@code d} with the layers of a frame.
   *
   * @param linkType LINKTYPE_ number; an unknown one gives a single layer of data
   */
  public static void dissect(
      Dissection d, byte[] b, int offset, int capturedLen, int originalLen, int linkType) {
    d.reset(b, offset, capturedLen, originalLen);
    int capEnd = offset + capturedLen;
    int wireEnd = offset + Math.max(originalLen, capturedLen);
    if (linkType == LinkType.ETHERNET) {
      Ethernet.dissect(d, b, offset, capEnd, wireEnd);
    } else {
      link(d, linkType, b, offset, capEnd, wireEnd);
    }
  }

  static void link(Dissection d, int linkType, byte[] b, int offset, int capEnd, int wireEnd) {
    switch (linkType) {
      case LinkType.ETHERNET -> Ethernet.dissect(d, b, offset, capEnd, wireEnd);
      case LinkType.PPP -> Ppp.dissect(d, b, offset, capEnd, wireEnd);
      case LinkType.PPP_HDLC -> OtherLinks.pppOrHdlc(d, b, offset, capEnd, wireEnd);
      case LinkType.PPP_ETHER -> Ppp.session(d, b, offset, capEnd, wireEnd);
      case LinkType.CISCO_HDLC -> OtherLinks.ciscoHdlc(d, b, offset, capEnd, wireEnd);
      case LinkType.IEEE_802_11 -> Wlan.dissect(d, b, offset, capEnd, wireEnd);
      case LinkType.RADIOTAP -> Wlan.radiotap(d, b, offset, capEnd, wireEnd);
      case LinkType.NFLOG -> OtherLinks.nflog(d, b, offset, capEnd, wireEnd);
      case LinkType.PFLOG -> OtherLinks.pflog(d, b, offset, capEnd, wireEnd);
      case LinkType.PKTAP -> OtherLinks.pktap(d, b, offset, capEnd, wireEnd);
      case LinkType.MPLS -> Mpls.dissect(d, b, offset, capEnd, wireEnd);
      case LinkType.NULL -> Loopback.dissect(d, b, offset, capEnd, wireEnd, false);
      case LinkType.LOOP -> Loopback.dissect(d, b, offset, capEnd, wireEnd, true);
      case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD ->
          Loopback.raw(d, b, offset, capEnd, wireEnd);
      case LinkType.IPV4 -> Ipv4.dissect(d, b, offset, capEnd, wireEnd);
      case LinkType.IPV6 -> Ipv6.dissect(d, b, offset, capEnd, wireEnd);
      case LinkType.LINUX_SLL -> LinuxCooked.dissect(d, b, offset, capEnd, wireEnd);
      case LinkType.LINUX_SLL2 -> LinuxCooked.dissectV2(d, b, offset, capEnd, wireEnd);
      case LinkType.SYSTEMD_JOURNAL -> d.push(Protocol.SYSTEMD_JOURNAL, b, offset, capEnd, wireEnd);
      case LinkType.SYSDIG -> d.push(Protocol.SYSDIG, b, offset, capEnd, wireEnd);
      case LinkType.CUSTOM_BLOCK -> data(d, b, offset, capEnd, wireEnd);
      default -> d.push(Protocol.DATA, b, offset, capEnd, wireEnd);
    }
  }

  /**
   * Goes on with a reassembled datagram: its payload of protocol {@code ipProtocol} lies in {@code
   * payload[0, length)}. {@code d} ends with the IP layer of the fragment that completed it.
   */
  public static void resume(Dissection d, int ipProtocol, byte[] payload, int length) {
    int network = d.pendingFragment();
    while (d.protocol(network) == Protocol.IPV6_EXTENSION) {
      network--; // the addresses stand in the header below the fragment header
    }
    d.pendingFragment(-1);
    IpProtocols.dispatch(d, ipProtocol, network, payload, 0, length, length);
  }

  static void dispatchEtherType(Dissection d, int type, byte[] b, int at, int capEnd, int wireEnd) {
    switch (type) {
      case EtherType.IPV4 -> Ipv4.dissect(d, b, at, capEnd, wireEnd);
      case EtherType.IPV6 -> Ipv6.dissect(d, b, at, capEnd, wireEnd);
      case EtherType.ARP -> Arp.dissect(d, b, at, capEnd, wireEnd);
      case EtherType.VLAN, EtherType.QINQ, EtherType.QINQ_OLD ->
          Vlan.dissect(d, b, at, capEnd, wireEnd);
      case EtherType.MPLS, EtherType.MPLS_UPSTREAM -> Mpls.dissect(d, b, at, capEnd, wireEnd);
      case EtherType.PPPOE_SESSION -> Ppp.session(d, b, at, capEnd, wireEnd);
      case EtherType.TRANSPARENT_ETHERNET -> Ethernet.dissect(d, b, at, capEnd, wireEnd);
      default -> data(d, b, at, capEnd, wireEnd);
    }
  }

  /** The rest is bytes; an empty rest is no layer. */
  static void data(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    if (at < wireEnd) {
      d.push(Protocol.DATA, b, Math.min(at, capEnd), capEnd, wireEnd);
    }
  }

  /** Notes that {@code protocol} needs {@code needed} bytes and says whether they are there. */
  static boolean lacks(
      Dissection d, Protocol protocol, int at, int needed, int capEnd, int wireEnd) {
    return capEnd - at < needed && cut(d, protocol, at, needed, capEnd, wireEnd);
  }

  private static boolean cut(
      Dissection d, Protocol protocol, int at, int needed, int capEnd, int wireEnd) {
    Fault.Kind kind = wireEnd - at >= needed ? Fault.Kind.CUT_BY_CAPTURE : Fault.Kind.CUT_BY_LENGTH;
    d.fault(new Fault(protocol, at - d.frameStart(), needed, Math.max(capEnd - at, 0), kind));
    return true;
  }
}
