package inflight.scene.ladder;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import java.util.ArrayList;
import java.util.List;

/** Finds the acknowledgments that take in a SYN or a FIN. */
final class Sums {
  private Sums() {}

  static List<Sum> of(ConnectionTrace trace, Layout layout) {
    List<Sum> sums = new ArrayList<>();
    Segment[] owed = new Segment[2];
    for (int i = 0; i < trace.segments().size(); i++) {
      Segment s = trace.segments().get(i);
      if (s.quoted()) {
        continue;
      }
      int side = s.fromClient() ? 0 : 1;
      Segment of = owed[1 - side];
      if (s.has(Tcp.ACK) && of != null && s.ack() >= of.end()) {
        boolean exact = s.ack() == of.end();
        if (exact) {
          boolean fin = of.has(Tcp.FIN);
          sums.add(new Sum(s.fromClient(), layout.departY(i), fin, of.seq(), of.len(), s.ack()));
        }
        owed[1 - side] = null;
      }
      if (s.has(Tcp.SYN) && (owed[side] == null) || s.has(Tcp.FIN)) {
        owed[side] = s;
      }
    }
    return sums;
  }
}
