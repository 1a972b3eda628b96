package inflight.ui.model;

import inflight.packet.index.FrameReader;
import inflight.tcp.connection.ByteStream;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.StreamAssembler;
import inflight.tcp.connection.StreamAssembler.Turn;
import inflight.tcp.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What the two ends of the connection looked at have said: the bytes of both streams put together,
 * in lines. Nothing is done while nobody looks ({@link #activeProperty}). Put together and read
 * beside the window; only the lines in view are kept.
 */
public final class StreamModel {
  /** How bytes are shown. */
  public enum Mode {
    TEXT,
    HEX,
    RAW
  }

  private static final int MAX_LINES = 2048;
  private static final int KEEP_ALIVE = Verdict.KEEP_ALIVE.bit();

  private final OpenCapture open;
  private final Focus focus;
  private final Background.Latest assembling;
  private final Background.Latest reading;
  private final BooleanProperty active = new SimpleBooleanProperty();
  private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.TEXT);
  private final IntegerProperty columns = new SimpleIntegerProperty(80);
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final Map<Integer, byte[]> lines =
      new LinkedHashMap<>(MAX_LINES, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
          return size() > MAX_LINES;
        }
      };

  private Streams streams;
  private StreamIndex index;

  /** The connection that {@link #streams} holds, and whether all of it was read by then. */
  private int assembled = Focus.NONE;

  private boolean assembledWhole;

  /** The bytes of one connection; asked by one job at a time. */
  private static final class Streams {
    final StreamAssembler assembler;
    final Conversation conversation;

    Streams(StreamAssembler assembler) {
      this.assembler = assembler;
      this.conversation = new Conversation(assembler.turns());
    }

    synchronized byte[] read(long position, int len) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream(len);
      while (out.size() < len) {
        long at = position + out.size();
        ByteStream.Piece piece = conversation.turnAt(at).piece();
        byte[] b = assembler.bytes(piece);
        int skip = (int) (at - conversation.startOfTurnAt(at));
        out.write(b, skip, Math.min(b.length - skip, len - out.size()));
      }
      return out.toByteArray();
    }
  }

  /** What a job made. */
  private record Made(Streams streams, StreamIndex index) {}

  StreamModel(OpenCapture open, Focus focus, Background background) {
    this.open = open;
    this.focus = focus;
    this.assembling = background.latest();
    this.reading = background.latest();
    active.addListener((p, was, is) -> assemble());
    focus.connectionProperty().addListener((p, was, is) -> assemble());
    open.phaseProperty().addListener((p, was, is) -> assemble());
    mode.addListener((p, was, is) -> lay());
    columns.addListener((p, was, is) -> lay());
  }

  private void assemble() {
    Connection c = focus.connectionDetails();
    boolean whole = !open.loading();
    if (!active.get() || c == null || assembled == c.number() && assembledWhole == whole) {
      return;
    }
    assembled = c.number();
    assembledWhole = whole;
    set(null);
    assembling.run(
        () -> {
          FrameReader reader = open.capture().frameReader();
          Streams s =
              new Streams(new StreamAssembler(open.capture().frames(), c, reader, KEEP_ALIVE));
          return new Made(s, index(s, mode.get(), columns.get()));
        },
        this::set,
        this::failed);
  }

  /** The same bytes in other lines. */
  private void lay() {
    Streams s = streams;
    if (s == null) {
      return;
    }
    Mode how = mode.get();
    int wide = columns.get();
    assembling.run(() -> new Made(s, index(s, how, wide)), this::set, this::failed);
  }

  private static StreamIndex index(Streams s, Mode how, int wide) throws IOException {
    return how == Mode.TEXT
        ? new StreamIndex.Text(s.conversation, Math.max(8, wide), s::read)
        : new StreamIndex.Even(s.conversation, bytesPerLine(how, wide));
  }

  /** Bytes in a line of {@code wide} characters, a power of two. */
  static int bytesPerLine(Mode how, int wide) {
    int room = how == Mode.HEX ? (wide - 11) / 4 : wide / 2;
    return Math.clamp(Integer.highestOneBit(Math.max(4, room)), 4, how == Mode.HEX ? 16 : 64);
  }

  private void set(Made made) {
    streams = made == null ? null : made.streams;
    index = made == null ? null : made.index;
    lines.clear();
    problem.set("");
    version.set(version.get() + 1);
  }

  private void failed(Exception e) {
    set(null);
    problem.set(String.valueOf(e.getMessage()));
  }

  /** Makes sure that the bytes of the lines [from, to) will be there soon. */
  public void inView(int from, int to) {
    Streams s = streams;
    List<Integer> wanted = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (!lines.containsKey(i)) {
        wanted.add(i);
      }
    }
    if (s == null || wanted.isEmpty()) {
      return;
    }
    StreamIndex of = index;
    reading.run(
        () -> {
          Map<Integer, byte[]> read = new LinkedHashMap<>();
          for (int i : wanted) {
            StreamLine line = of.line(i);
            read.put(i, s.read(line.from(), line.lenBytes()));
          }
          return read;
        },
        read -> {
          if (of == index) {
            lines.putAll(read);
            version.set(version.get() + 1);
          }
        },
        this::failed);
  }

  public int size() {
    return index == null ? 0 : index.size();
  }

  public StreamLine line(int i) {
    return index.line(i);
  }

  /** The bytes of a line, null while they are being read. */
  public byte[] bytes(int i) {
    return lines.get(i);
  }

  /** Number of a byte in the stream of its side, from 0. */
  public long offsetOf(long position) {
    Turn turn = streams.conversation.turnAt(position);
    return turn.piece().offset() + position - streams.conversation.startOfTurnAt(position);
  }

  /** The frame that carried a byte. */
  public int rowOf(long position) {
    return streams.conversation.turnAt(position).piece().row();
  }

  /** Looks at the segment that carried a byte. */
  public void select(long position) {
    focus.selectRow(rowOf(position));
  }

  /**
   * Positions of the bytes that the frame looked at carried, half-open; null if it carried none.
   */
  public long[] selection() {
    if (streams == null) {
      return null;
    }
    long[] found = streams.conversation.ofRow(focus.row());
    return found == null ? null : new long[] {found[0], found[0] + found[1]};
  }

  /** The line in which the bytes of the frame looked at begin, -1 if there is none. */
  public int selectedLine() {
    long[] selection = selection();
    return selection == null || index == null ? -1 : index.lineOf(selection[0]);
  }

  /** Whether the view is shown. */
  public BooleanProperty activeProperty() {
    return active;
  }

  public ObjectProperty<Mode> modeProperty() {
    return mode;
  }

  /** Characters that fit into a line of the view. */
  public IntegerProperty columnsProperty() {
    return columns;
  }

  /** Changes whenever what the lines show may have changed. */
  public ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  /** Why there is nothing to see; empty if nothing is wrong. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Bytes that were put together, of both sides. */
  public long totalBytes() {
    return streams == null ? 0 : streams.conversation.size();
  }

  /** What is not shown as text because there is too much of it. */
  public boolean cutShort() {
    return mode.get() == Mode.TEXT && totalBytes() > StreamIndex.Text.MAX_BYTES;
  }
}
