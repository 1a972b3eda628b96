package inflight.query.filter;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Verdict;
import java.util.HashMap;
import java.util.Map;

/**
 * What the index holds of a frame, under the names of fields.
 *
 * @param kind which column
 * @param bits which bits of it, for flags and verdicts
 */
record Column(Kind kind, int bits) {
  /** Where it stands. */
  enum Kind {
    FRAME,
    NUMBER,
    EPOCH,
    SINCE_FIRST,
    SINCE_PREVIOUS,
    TCP,
    STREAM,
    COMPLETENESS,
    SOURCE_PORT,
    DESTINATION_PORT,
    PORTS,
    LENGTH,
    SINCE_SYN,
    FLAGS,
    FLAG,
    /** A flag that Accurate ECN gives another meaning. */
    ECN_FLAG,
    VERDICT
  }

  private static final Map<String, Column> BY_NAME = new HashMap<>();

  static {
    put("frame", Kind.FRAME);
    put("frame.number", Kind.NUMBER);
    put("frame.time", Kind.EPOCH);
    put("frame.time_epoch", Kind.EPOCH);
    put("frame.time_relative", Kind.SINCE_FIRST);
    put("frame.time_delta", Kind.SINCE_PREVIOUS);
    put("tcp", Kind.TCP);
    put("tcp.stream", Kind.STREAM);
    put("tcp.completeness", Kind.COMPLETENESS);
    put("tcp.srcport", Kind.SOURCE_PORT);
    put("tcp.dstport", Kind.DESTINATION_PORT);
    put("tcp.port", Kind.PORTS);
    put("tcp.len", Kind.LENGTH);
    put("tcp.time_relative", Kind.SINCE_SYN);
    put("tcp.flags", Kind.FLAGS);
    put("tcp.flags.res", Kind.FLAG, 0xe00);
    put("tcp.flags.ae", Kind.ECN_FLAG, Tcp.AE);
    put("tcp.flags.cwr", Kind.ECN_FLAG, Tcp.CWR);
    put("tcp.flags.ece", Kind.ECN_FLAG, Tcp.ECE);
    put("tcp.flags.urg", Kind.FLAG, Tcp.URG);
    put("tcp.flags.ack", Kind.FLAG, Tcp.ACK);
    put("tcp.flags.push", Kind.FLAG, Tcp.PSH);
    put("tcp.flags.reset", Kind.FLAG, Tcp.RST);
    put("tcp.flags.syn", Kind.FLAG, Tcp.SYN);
    put("tcp.flags.fin", Kind.FLAG, Tcp.FIN);
    put("tcp.analysis.flags", Kind.VERDICT, Verdict.MASK);
    for (Verdict v : Verdict.values()) {
      int bits = v == Verdict.RETRANSMISSION ? Verdict.ANY_RETRANSMISSION : v.bit();
      put("tcp.analysis." + v.fieldName(), Kind.VERDICT, bits);
    }
  }

  private static void put(String name, Kind kind) {
    put(name, kind, 0);
  }

  private static void put(String name, Kind kind, int bits) {
    BY_NAME.put(name, new Column(kind, bits));
  }

  /** The column that holds a field, or null. */
  static Column of(String name) {
    return BY_NAME.get(name);
  }
}
