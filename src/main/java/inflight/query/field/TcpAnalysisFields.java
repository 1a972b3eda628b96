package inflight.query.field;

import inflight.packet.wire.Protocol;
import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.SegmentAnalysis;
import inflight.tcp.verdict.Verdict;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/** What the profile's rules say of a segment: {@code tcp.analysis.*}. */
final class TcpAnalysisFields {
  private TcpAnalysisFields() {}

  static void addTo(Registry registry) {
    Registry.Group tcp = registry.of("", Protocol.TCP);
    tcp.add(
        "tcp.analysis",
        "Analysis",
        FieldType.NONE,
        "The segment has at least one result of the analysis.",
        when(a -> 1));
    tcp.add(
        "tcp.analysis.flags",
        "Verdict",
        FieldType.NONE,
        "The segment has at least one verdict.",
        when(a -> a.verdict != 0 ? 1 : 0));
    for (Verdict verdict : Verdict.values()) {
      int bits = verdict == Verdict.RETRANSMISSION ? Verdict.ANY_RETRANSMISSION : verdict.bit();
      tcp.add(
          "tcp.analysis." + verdict.fieldName(),
          verdict.title(),
          FieldType.NONE,
          VerdictSentences.of(verdict),
          VerdictSentences.rfc(verdict),
          when(a -> (a.verdict & bits) != 0 ? 1 : 0, verdict == Verdict.DUPLICATE_ACK ? 2 : 1));
    }
    numbers(tcp);
    times(tcp);
  }

  private static void numbers(Registry.Group tcp) {
    tcp.add(
            "tcp.analysis.duplicate_ack_num",
            "Duplicate ACK number",
            FieldType.UNSIGNED,
            "How many duplicates in a row.",
            "RFC 5681 §2",
            when(a -> a.duplicateAckNumber))
        .add(
            "tcp.analysis.duplicate_ack_frame",
            "Duplicate of the ACK in frame",
            FieldType.UNSIGNED,
            "Frame of the ACK that is repeated.",
            "RFC 5681 §2",
            (v, layer, out) -> {
              if (recorded(v, layer) && v.analysis().duplicateAckNumber != 0) {
                out.derived(v.analysis().duplicateAckFrame);
              }
            })
        .add(
            "tcp.analysis.acks_frame",
            "Acknowledges frame",
            FieldType.UNSIGNED,
            "Frame of the segment that ends where this ACK points.",
            "RFC 9293 §3.4",
            when(a -> a.ackedFrame))
        .add(
            "tcp.analysis.bytes_in_flight",
            "Bytes in flight",
            FieldType.UNSIGNED,
            "Bytes sent and not acknowledged, this segment included.",
            "RFC 5681 §2",
            when(a -> a.bytesInFlight))
        .add(
            "tcp.analysis.push_bytes_sent",
            "Bytes since last PSH",
            FieldType.UNSIGNED,
            "Payload since the last segment with PSH.",
            "RFC 9293 §3.9.1.2",
            when(a -> a.bytesInFlight != 0 ? a.pushBytes : 0))
        .add(
            "tcp.analysis.rto_frame",
            "RTO counted from frame",
            FieldType.UNSIGNED,
            "Frame that the waiting time is counted from.",
            "RFC 6298",
            when(a -> rto(a) ? a.rtoFrame : 0));
  }

  private static void times(Registry.Group tcp) {
    tcp.add(
            "tcp.analysis.ack_rtt",
            "Round-trip time",
            FieldType.RELATIVE_TIME,
            "From the acknowledged segment to this ACK.",
            "RFC 6298 §3",
            since(a -> a.ackRttNanos != 0 ? a.ackedFrame : 0, a -> a.ackRttNanos))
        .add(
            "tcp.analysis.initial_rtt",
            "Initial round-trip time",
            FieldType.RELATIVE_TIME,
            "From the SYN to the ACK that completes the handshake.",
            "RFC 6298 §2",
            (v, layer, out) -> {
              if (recorded(v, layer)) {
                long found = v.connection().initialRttNanos;
                long rtt = found != 0 ? found : v.analysis().lateInitialRttNanos;
                if (rtt != 0) {
                  out.derived(rtt);
                }
              }
            })
        .add(
            "tcp.analysis.rto",
            "Retransmission after",
            FieldType.RELATIVE_TIME,
            "Time since the oldest segment not acknowledged.",
            "RFC 6298",
            since(a -> rto(a) ? a.rtoFrame : 0, a -> a.rtoNanos));
  }

  private static boolean rto(SegmentAnalysis a) {
    return Verdict.RETRANSMISSION.in(a.verdict) && a.rtoNanos != 0;
  }

  private static Field.Reader when(ToLongFunction<SegmentAnalysis> value) {
    return when(value, 1);
  }

  /**
   * Zero means that the field is not there. Wireshark has a few fields twice in its tree, as a mark
   * and as a remark.
   */
  private static Field.Reader when(ToLongFunction<SegmentAnalysis> value, int times) {
    return (v, layer, out) -> {
      if (recorded(v, layer)) {
        long x = value.applyAsLong(v.analysis());
        for (int i = 0; x != 0 && i < times; i++) {
          out.derived(x);
        }
      }
    };
  }

  /**
   * The time since another segment.
   *
   * @param frame its number, 0 if the field is not there
   */
  private static Field.Reader since(
      ToIntFunction<SegmentAnalysis> frame, ToLongFunction<SegmentAnalysis> nanos) {
    return (v, layer, out) -> {
      int number = recorded(v, layer) ? frame.applyAsInt(v.analysis()) : 0;
      if (number != 0) {
        v.timeSince(number - 1, nanos.applyAsLong(v.analysis()), out);
      }
    };
  }

  /** There is a result, and the header could be read to its end. */
  private static boolean recorded(FrameView v, int layer) {
    return v.connection() != null
        && layer == v.dissection().tcp()
        && v.analysis().recorded
        && (v.analysis().payloadLen >= 0 || v.analysis().recordFound)
        && v.hasTcp(layer, Tcp.MIN_HEADER_LEN)
        && v.headerRead(layer);
  }
}
