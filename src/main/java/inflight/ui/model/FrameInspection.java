package inflight.ui.model;

import inflight.document.Capture;
import inflight.packet.index.FrameKind;
import inflight.packet.index.FrameReader;
import inflight.packet.index.FrameTable;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Tcp;
import inflight.query.field.FrameView;
import inflight.scene.story.Explanation;
import inflight.scene.story.Neighbours;
import inflight.tcp.connection.Connection;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.SegmentAnalysis;
import inflight.ui.model.FrameDetail.Section;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads one frame again and makes what the inspector shows of it. */
final class FrameInspection {
  private final Capture capture;
  private final FrameReader reader;
  private final int row;

  /** Null while it is not there or where the frame is of no connection. */
  private final ConnectionTrace trace;

  FrameInspection(Capture capture, FrameReader reader, int row, ConnectionTrace trace) {
    this.capture = capture;
    this.reader = reader;
    this.row = row;
    this.trace = trace;
  }

  FrameDetail detail() throws IOException {
    Dissection d = reader.read(row);
    FrameBytes bytes = new FrameBytes(d);
    FrameTable frames = capture.frames();
    int number = frames.connection(row);
    Connection connection = number < 0 ? null : capture.connections().get(number);
    boolean traced = trace != null && trace.number() == number;
    int index = traced ? trace.indexOfRow(row) : -1;
    Segment segment = index < 0 ? null : trace.segments().get(index);
    FrameView view = new FrameView();
    view.set(
        d,
        analysis(connection, segment, index),
        connection,
        row,
        frames.tsNanos(row),
        frames.hasTime(row));
    view.setCapture(capture.source(), frames, Math.max(0, row - 1));
    view.setSurroundings(
        frames.tsNanos(0),
        frames.tsNanos(Math.max(0, row - 1)),
        capture.source().indexInSection(reader.record().interfaceId()),
        capture.source().iface(reader.record().interfaceId()));
    boolean tcp = d.tcp() >= 0;
    List<Section> sections = new ArrayList<>();
    if (segment != null) {
      sections.add(new AnalysisFacts(trace, connection, segment).section());
    }
    Explanation beside = Neighbours.explain(d, Locale.ENGLISH);
    if (beside != null && segment == null) {
      sections.add(
          new Section(
              beside.title(),
              List.of(Fact.toned("", beside.text() + " " + beside.rfc(), Fact.Tone.REASON))));
    }
    FactSheet facts = new FactSheet(d, bytes);
    Section ip = facts.ip();
    if (ip != null) {
      sections.add(ip);
    }
    sections.add(facts.frame(capture, reader, row));
    return new FrameDetail(
        row,
        index >= 0
            ? Words.of("inspector.segment", Units.count(index + 1))
            : FrameKind.protocol(d).title(),
        subtitle(segment),
        tcp ? headerTitle(d) : "",
        tcp ? new TcpHeaderCells(d, bytes, segment).cells() : List.of(),
        List.copyOf(sections),
        new FieldTree(view, bytes).build(),
        bytes.sources());
  }

  private String subtitle(Segment s) {
    String frame = Words.of("inspector.frame", Units.count(row + 1L));
    if (s == null) {
      return frame;
    }
    if (s.quoted()) {
      return Words.of("inspector.quoted", frame);
    }
    return Words.of(s.fromClient() ? "inspector.to.server" : "inspector.to.client", frame);
  }

  private static String headerTitle(Dissection d) {
    byte[] b = d.data(d.tcp());
    int at = d.start(d.tcp());
    return Tcp.has(d, d.tcp(), 13)
        ? Words.of("header.tcp", Integer.toString(Tcp.headerLen(b, at)))
        : Words.of("header.tcp.cut");
  }

  /** What the analysis found on the segment, in the form the fields want. */
  private SegmentAnalysis analysis(Connection c, Segment s, int index) {
    SegmentAnalysis a = new SegmentAnalysis();
    if (c == null || s == null) {
      return a;
    }
    a.connection = c;
    a.fromB = capture.frames().fromB(row);
    a.sent = a.fromB ? c.b() : c.a();
    a.other = a.fromB ? c.a() : c.b();
    a.verdict = s.verdicts();
    a.payloadLen = s.quoted() ? -1 : s.len();
    a.relative = !s.quoted();
    a.completenessBefore = index == 0 ? 0 : c.completenessAtEnd();
    a.timeDeltaNanos = index == 0 ? 0 : s.tsNanos() - trace.segments().get(index - 1).tsNanos();
    a.previousRow = index == 0 ? row : trace.segments().get(index - 1).row();
    a.duplicateAckNumber = s.duplicateAckNumber();
    a.duplicateAckFrame = s.duplicateAckFrame();
    a.ackedFrame = s.ackedFrame();
    a.ackRttNanos = s.ackRttNanos();
    a.rtoFrame = s.rtoFrame();
    a.rtoNanos = s.rtoNanos();
    a.bytesInFlight = s.bytesInFlight();
    a.pushBytes = s.pushBytes();
    a.recorded =
        a.verdict != 0
            || a.duplicateAckNumber != 0
            || a.ackedFrame != 0
            || a.rtoFrame != 0
            || a.bytesInFlight != 0;
    return a;
  }
}
