package inflight.testing;

import inflight.packet.wire.Dissection;
import inflight.packet.wire.Dissector;
import inflight.query.field.Field;
import inflight.query.field.FrameView;
import inflight.query.field.Registry;
import inflight.query.field.TextValues;
import inflight.tcp.connection.Connection;
import inflight.tcp.verdict.Tracker;
import java.util.Arrays;

/** One frame on its own, as it is taken apart and shown, without a file. */
public final class Dissected {
  private Dissected() {}

  public static Dissection of(byte[] frame, int linkType) {
    return of(frame, 0, frame.length, frame.length, linkType);
  }

  public static Dissection of(byte[] buffer, int at, int capturedLen, int originalLen, int link) {
    Dissection d = new Dissection();
    Dissector.dissect(d, buffer, at, capturedLen, originalLen, link);
    return d;
  }

  /** Protocols of the layers, {@code eth ip tcp}. */
  public static String layers(Dissection d) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < d.count(); i++) {
      text.append(i == 0 ? "" : " ").append(d.protocol(i).wireName());
    }
    return text.toString();
  }

  /**
   * All that is shown of the first {@code capturedLen} bytes of a frame: its layers, its fault, its
   * fields. What the buffer holds around those bytes is {@code canary}, and must not matter.
   */
  public static String shown(Packet p, int capturedLen, int originalLen, byte canary) {
    byte[] buffer = new byte[7 + capturedLen + 300];
    Arrays.fill(buffer, canary);
    System.arraycopy(p.bytes(), 0, buffer, 7, capturedLen);
    Dissection d = of(buffer, 7, capturedLen, originalLen, p.linkType());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < d.count(); i++) {
      text.append(d.protocol(i)).append(' ').append(d.start(i)).append('-');
      text.append(d.capturedEnd(i)).append('-').append(d.wireEnd(i)).append('\n');
      if (d.start(i) < 7 || d.capturedEnd(i) > 7 + capturedLen) {
        throw new AssertionError("outside of what was captured: " + text);
      }
    }
    text.append(d.fault()).append('\n');
    Tracker tracker = new Tracker();
    Connection c = tracker.frame(d, 0, p.tsNanos());
    FrameView view = new FrameView();
    view.set(d, tracker.analysis(), c, 0, p.tsNanos(), true);
    TextValues values = new TextValues(text, TextValues.Occurrence.ALL, ",");
    for (Field field : Registry.all().fields()) {
      text.append(field.name()).append(' ');
      values.cell(field, view);
      text.append('\n');
    }
    return text.toString();
  }
}
