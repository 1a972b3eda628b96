package inflight.packet.wire;

/** EtherType numbers (IEEE 802 numbers registry). */
public final class EtherType {
  public static final int IPV4 = 0x0800;
  public static final int ARP = 0x0806;
  public static final int TRANSPARENT_ETHERNET = 0x6558;
  public static final int VLAN = 0x8100;
  public static final int QINQ = 0x88a8;
  public static final int QINQ_OLD = 0x9100;
  public static final int IPV6 = 0x86dd;
  public static final int MPLS = 0x8847;
  public static final int MPLS_UPSTREAM = 0x8848;
  public static final int PPPOE_SESSION = 0x8864;
  public static final int REVERSE_ARP = 0x8035;
  public static final int MACSEC = 0x88e5;
  public static final int BACKBONE = 0x88e7;
  public static final int CISCO_METADATA = 0x8909;
  public static final int VN_TAG = 0x8926;
  public static final int E_TAG = 0x893f;
  public static final int NSH = 0x894f;
  public static final int ARISTA = 0xd28b;

  /** Values from here on are types, smaller ones are lengths (IEEE 802.3). */
  public static final int FIRST_TYPE = 0x0600;

  private EtherType() {}

  /** One of those that say what follows (beside them are hundreds that carry no IP). */
  static boolean isDissected(int type) {
    return switch (type) {
      case IPV4, IPV6, ARP, VLAN, QINQ, MPLS, MPLS_UPSTREAM, PPPOE_SESSION -> true;
      default -> false;
    };
  }
}
