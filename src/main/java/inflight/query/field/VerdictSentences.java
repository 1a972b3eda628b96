package inflight.query.field;

import inflight.tcp.verdict.Verdict;

/** One sentence and the section for each verdict. */
final class VerdictSentences {
  private VerdictSentences() {}

  static String of(Verdict verdict) {
    return switch (verdict) {
      case RETRANSMISSION -> "Bytes that were sent before are sent again.";
      case FAST_RETRANSMISSION -> "Sent again because of duplicate ACKs, before the timer ran out.";
      case SPURIOUS_RETRANSMISSION -> "Sent again although the bytes were acknowledged already.";
      case OUT_OF_ORDER -> "Older bytes than the highest seen, too soon to be sent again.";
      case LOST_SEGMENT -> "Bytes before this segment were not captured.";
      case ACK_LOST_SEGMENT -> "Acknowledges bytes that were not captured.";
      case DUPLICATE_ACK -> "Repeats the previous ACK: something arrived out of order.";
      case KEEP_ALIVE -> "Asks whether the other side is still there.";
      case KEEP_ALIVE_ACK -> "Answers a keep-alive.";
      case ZERO_WINDOW -> "The sender of this segment has no room left.";
      case ZERO_WINDOW_PROBE -> "One byte to find out whether there is room again.";
      case ZERO_WINDOW_PROBE_ACK -> "Answers a probe: still no room.";
      case WINDOW_FULL -> "Fills the window of the receiver to its edge.";
      case WINDOW_UPDATE -> "Only the window changed.";
      case REUSED_PORTS -> "A new connection on addresses and ports that were used before.";
    };
  }

  static String rfc(Verdict verdict) {
    return switch (verdict) {
      case RETRANSMISSION -> "RFC 6298 §5";
      case FAST_RETRANSMISSION -> "RFC 5681 §3.2";
      case SPURIOUS_RETRANSMISSION -> "RFC 2883";
      case OUT_OF_ORDER, LOST_SEGMENT, ACK_LOST_SEGMENT -> "RFC 9293 §3.10.7.4";
      case DUPLICATE_ACK -> "RFC 5681 §2";
      case KEEP_ALIVE, KEEP_ALIVE_ACK -> "RFC 9293 §3.8.4";
      case ZERO_WINDOW, ZERO_WINDOW_PROBE, ZERO_WINDOW_PROBE_ACK, WINDOW_FULL ->
          "RFC 9293 §3.8.6.1";
      case WINDOW_UPDATE -> "RFC 9293 §3.8.6";
      case REUSED_PORTS -> "RFC 9293 §3.6.1";
    };
  }
}
