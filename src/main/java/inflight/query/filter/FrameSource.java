package inflight.query.filter;

import inflight.packet.wire.Dissection;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.Tcp;
import inflight.packet.wire.Udp;
import inflight.query.field.Field;
import inflight.query.field.FrameView;

/** Reads values from a frame that was taken apart. */
final class FrameSource implements Source {
  private FrameView frame;

  void pointTo(FrameView v) {
    frame = v;
  }

  @Override
  public void read(FieldRef ref, ValueList out) {
    out.expect(ref.type());
    if (ref.type() == ValueType.PROTOCOL) {
      protocol(ref, out);
      return;
    }
    for (Field field : ref.fields()) {
      read(field, out);
    }
  }

  private void read(Field field, ValueList out) {
    if (field.layers().isEmpty()) {
      out.inLayer(1);
      field.reader().read(frame, -1, out);
      return;
    }
    Dissection d = frame.dissection();
    int number = 0;
    for (int layer = 0; layer < d.count(); layer++) {
      if (field.layers().contains(d.protocol(layer))) {
        out.inLayer(++number);
        field.reader().read(frame, layer, out);
      }
    }
  }

  private void protocol(FieldRef ref, ValueList out) {
    Dissection d = frame.dissection();
    if (ref.protocols().isEmpty()) {
      int end = d.frameStart() + d.capturedLen();
      out.add(d.frame(), d.frameStart(), d.capturedLen(), end);
      return;
    }
    int number = 0;
    for (int layer = 0; layer < d.count(); layer++) {
      if (ref.protocols().contains(d.protocol(layer))) {
        out.inLayer(++number);
        out.add(d.data(layer), d.start(layer), lenBytes(d, layer), d.capturedEnd(layer));
      }
    }
  }

  /** The bytes that belong to the protocol itself, which is its header where it carries others. */
  private static int lenBytes(Dissection d, int layer) {
    int start = d.start(layer);
    int captured = Math.max(0, d.capturedEnd(layer) - start);
    Protocol p = d.protocol(layer);
    if (p == Protocol.TCP) {
      return captured < Tcp.FOLLOW_LEN ? captured : Tcp.headerLen(d.data(layer), start);
    }
    if (p == Protocol.UDP) {
      return Math.min(captured, Udp.HEADER_LEN);
    }
    boolean carries = layer + 1 < d.count() && d.data(layer + 1) == d.data(layer);
    boolean asHeader = p != Protocol.ICMP && p != Protocol.ICMPV6;
    return carries && asHeader ? d.start(layer + 1) - start : captured;
  }
}
