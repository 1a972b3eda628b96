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
    int capEnd = offset + capturedLen;
    if (linkType == LinkType.ETHERNET && originalLen >= capturedLen) {
      d.reset(b, offset, capturedLen, originalLen);
      Ethernet.dissect(d, b, offset, capEnd, offset + originalLen);
      return;
    }
    int pseudo = Math.min(capturedLen, LinkType.pseudoHeaderLen(linkType, b, offset, capEnd));
    int from = offset + pseudo;
    d.reset(b, from, capturedLen - pseudo, originalLen - pseudo);
    long wireEnd = from + (originalLen - pseudo & 0xffff_ffffL); // files may claim up to 4 GiB
    link(
        d, linkType, b, from, capEnd, (int) Math.min(Integer.MAX_VALUE, Math.max(wireEnd, capEnd)));
  }

  static void link(Dissection d, int linkType, byte[] b, int offset, int capEnd, int wireEnd) {
    switch (linkType) {
      case LinkType.ETHERNET -> Ethernet.dissect(d, b, offset, capEnd, wireEnd);
      case LinkType.PPP, LinkType.PPP_HDLC, LinkType.PPP_WITH_DIRECTION ->
          Ppp.pppOrHdlc(d, b, offset, capEnd, wireEnd);
      case LinkType.PPP_ETHER -> Ppp.session(d, b, offset, capEnd, wireEnd);
      case LinkType.CISCO_HDLC, LinkType.CISCO_HDLC_BSD ->
          CiscoHdlc.dissect(d, b, offset, capEnd, wireEnd);
      case LinkType.FRAME_RELAY -> FrameRelay.dissect(d, b, offset, capEnd, wireEnd);
      case LinkType.IEEE_802_11 -> Wlan.dissect(d, b, offset, capEnd, wireEnd);
      case LinkType.RADIOTAP -> Wlan.radiotap(d, b, offset, capEnd, wireEnd);
      case LinkType.PRISM -> WlanRadio.prism(d, b, offset, capEnd, wireEnd);
      case LinkType.AVS -> WlanRadio.avs(d, b, offset, capEnd, wireEnd);
      case LinkType.PPI -> WlanRadio.ppi(d, b, offset, capEnd, wireEnd);
      case LinkType.ARCNET -> OldLans.arcnet(d, false, b, offset, capEnd, wireEnd);
      case LinkType.ARCNET_LINUX -> OldLans.arcnet(d, true, b, offset, capEnd, wireEnd);
      case LinkType.FDDI -> OldLans.fddi(d, b, offset, capEnd, wireEnd);
      case LinkType.TOKEN_RING -> OldLans.tokenRing(d, b, offset, capEnd, wireEnd);
      case LinkType.IP_OVER_INFINIBAND -> OldLans.ipOverInfiniband(d, b, offset, capEnd, wireEnd);
      case LinkType.IPNET -> OldLans.ipnet(d, b, offset, capEnd, wireEnd);
      case LinkType.ATM_RFC1483 -> Llc.dissect(d, b, offset, capEnd, wireEnd);
      case LinkType.ATM_CLIP -> Ipv4.byVersion(d, b, offset, capEnd, wireEnd);
      case LinkType.SUN_ATM -> sunAtm(d, b, offset, capEnd, wireEnd);
      case LinkType.JUNIPER_PPPOE,
          LinkType.JUNIPER_ETHER,
          LinkType.JUNIPER_PPP,
          LinkType.JUNIPER_FRAME_RELAY,
          LinkType.JUNIPER_HDLC,
          LinkType.JUNIPER_ATM1,
          LinkType.JUNIPER_ATM2,
          LinkType.JUNIPER_MLPPP,
          LinkType.JUNIPER_MLFR ->
          Juniper.dissect(d, linkType, b, offset, capEnd, wireEnd);
      case LinkType.NFLOG -> OtherLinks.nflog(d, b, offset, capEnd, wireEnd);
      case LinkType.PFLOG -> OtherLinks.pflog(d, b, offset, capEnd, wireEnd);
      case LinkType.PKTAP, LinkType.PKTAP_OLD -> OtherLinks.pktap(d, b, offset, capEnd, wireEnd);
      case LinkType.MPLS -> Mpls.dissect(d, b, offset, capEnd, wireEnd);
      case LinkType.NULL -> Loopback.dissect(d, b, offset, capEnd, wireEnd, false);
      case LinkType.LOOP -> Loopback.dissect(d, b, offset, capEnd, wireEnd, true);
      case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD ->
          Loopback.raw(d, b, offset, capEnd, wireEnd);
      case LinkType.IPV4 -> Ipv4.byVersion(d, b, offset, capEnd, wireEnd);
      case LinkType.IPV6 -> Ipv6.dissect(d, b, offset, capEnd, wireEnd);
      case LinkType.LINUX_SLL -> LinuxCooked.dissect(d, b, offset, capEnd, wireEnd);
      case LinkType.LINUX_SLL2 -> LinuxCooked.dissectV2(d, b, offset, capEnd, wireEnd);
      case LinkType.SYSTEMD_JOURNAL -> d.push(Protocol.SYSTEMD_JOURNAL, b, offset, capEnd, wireEnd);
      case LinkType.SYSDIG -> d.push(Protocol.SYSDIG, b, offset, capEnd, wireEnd);
      case LinkType.CUSTOM_BLOCK -> data(d, b, offset, capEnd, wireEnd);
      default -> d.push(Protocol.DATA, b, offset, capEnd, wireEnd);
    }
  }

  /** SunATM: its pseudo-header, which is not part of the frame, says what the cells carried. */
  private static void sunAtm(Dissection d, byte[] b, int at, int capEnd, int wireEnd) {
    int traffic =
        at - LinkType.SUN_ATM_HEADER_LEN >= 0 ? b[at - LinkType.SUN_ATM_HEADER_LEN] & 0xf : 0;
    if (traffic == 2) {
      Llc.dissect(d, b, at, capEnd, wireEnd);
    } else {
      data(d, b, at, capEnd, wireEnd);
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
      case EtherType.ARP, EtherType.REVERSE_ARP -> Arp.dissect(d, b, at, capEnd, wireEnd);
      case EtherType.VLAN, EtherType.QINQ_OLD -> Vlan.dissect(d, b, at, capEnd, wireEnd);
      case EtherType.QINQ -> BridgeTags.serviceTag(d, b, at, capEnd, wireEnd);
      case EtherType.BACKBONE -> BridgeTags.instanceTag(d, b, at, capEnd, wireEnd);
      case EtherType.E_TAG -> BridgeTags.eTag(d, b, at, capEnd, wireEnd);
      case EtherType.VN_TAG -> BridgeTags.vnTag(d, b, at, capEnd, wireEnd);
      case EtherType.CISCO_METADATA -> BridgeTags.metadata(d, b, at, capEnd, wireEnd);
      case EtherType.ARISTA -> BridgeTags.arista(d, b, at, capEnd, wireEnd);
      case EtherType.MACSEC -> BridgeTags.macsec(d, b, at, capEnd, wireEnd);
      case EtherType.NSH -> Nsh.dissect(d, b, at, capEnd, wireEnd);
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
