package inflight.query.filter;

import inflight.packet.wire.Dissection;
import inflight.packet.wire.Ipv4;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.Tcp;
import inflight.packet.wire.Udp;
import inflight.query.field.Field;
import inflight.query.field.FrameView;

/** Reads values from a frame that was taken apart. */
final class FrameSource implements Source {
  private static final int IPV6_HEADER_LEN = 40;
  private static final int FRAGMENT_HEADER_LEN = 8;

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
    return switch (d.protocol(layer)) {
      case TCP -> captured < Tcp.FOLLOW_LEN ? captured : Tcp.headerLen(d.data(layer), start);
      case UDP -> Math.min(captured, Udp.HEADER_LEN);
      case IPV4 -> captured == 0 ? 0 : Math.min(captured, Ipv4.headerLen(d.data(layer), start));
      case IPV6 -> Math.min(captured, ipv6LenBytes(d, layer));
      case ICMP, ICMPV6, NFLOG -> captured;
      default -> {
        boolean carries = layer + 1 < d.count() && d.data(layer + 1) == d.data(layer);
        yield carries ? d.start(layer + 1) - start : captured;
      }
    };
  }

  /** With its extension headers, unless it is a fragment that waits for others. */
  private static int ipv6LenBytes(Dissection d, int layer) {
    int next = layer + 1;
    while (next < d.count() && d.protocol(next) == Protocol.IPV6_EXTENSION) {
      next++;
    }
    if (next == layer + 1 || d.pendingFragment() >= 0) {
      return IPV6_HEADER_LEN;
    }
    boolean follows = next < d.count() && d.data(next) == d.data(layer);
    int end = follows ? d.start(next) : d.start(next - 1) + FRAGMENT_HEADER_LEN;
    return end - d.start(layer);
  }
}
