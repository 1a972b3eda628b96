package inflight.tcp.verdict;

/**
 * What Wireshark calls a segment: one bit each, named as its field {@code tcp.analysis.*}. A
 * segment may have several.
 */
public enum Verdict {
  RETRANSMISSION("retransmission", "Retransmission"),
  FAST_RETRANSMISSION("fast_retransmission", "Fast retransmission"),
  SPURIOUS_RETRANSMISSION("spurious_retransmission", "Spurious retransmission"),
  OUT_OF_ORDER("out_of_order", "Out of order"),
  LOST_SEGMENT("lost_segment", "Previous segment not captured"),
  ACK_LOST_SEGMENT("ack_lost_segment", "ACK of a segment not captured"),
  DUPLICATE_ACK("duplicate_ack", "Duplicate ACK"),
  KEEP_ALIVE("keep_alive", "Keep-alive"),
  KEEP_ALIVE_ACK("keep_alive_ack", "Keep-alive ACK"),
  ZERO_WINDOW("zero_window", "Zero window"),
  ZERO_WINDOW_PROBE("zero_window_probe", "Zero window probe"),
  ZERO_WINDOW_PROBE_ACK("zero_window_probe_ack", "Zero window probe ACK"),
  WINDOW_FULL("window_full", "Window full"),
  WINDOW_UPDATE("window_update", "Window update"),
  REUSED_PORTS("reused_ports", "Port numbers reused");

  /** All bits. */
  public static final int MASK = (1 << 15) - 1;

  /** The bits that {@code tcp.analysis.retransmission} stands for. */
  public static final int ANY_RETRANSMISSION =
      RETRANSMISSION.bit() | FAST_RETRANSMISSION.bit() | SPURIOUS_RETRANSMISSION.bit();

  private static final Verdict[] VALUES = values();

  private final String fieldName;
  private final String title;

  Verdict(String fieldName, String title) {
    this.fieldName = fieldName;
    this.title = title;
  }

  public int bit() {
    return 1 << ordinal();
  }

  public boolean in(int verdictBits) {
    return (verdictBits & 1 << ordinal()) != 0;
  }

  /** The last part of the field name. */
  public String fieldName() {
    return fieldName;
  }

  public String title() {
    return title;
  }

  /** The most telling verdict of a segment, for a place with room for one; null without any. */
  public static Verdict main(int verdictBits) {
    for (Verdict v : VALUES) {
      if (v.in(verdictBits)) {
        return v;
      }
    }
    return null;
  }
}
