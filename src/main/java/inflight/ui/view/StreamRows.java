package inflight.ui.view;

import inflight.ui.model.StreamLine;
import inflight.ui.model.StreamModel;
import inflight.ui.model.StreamModel.Mode;
import inflight.ui.model.Units;
import inflight.ui.model.Words;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** Paints what both ends said, each in its colour, and gaps as such. */
final class StreamRows implements CanvasList.Rows {
  static final double HEIGHT = 19;

  /** The mouse points at no byte. */
  static final long NO_BYTE = -1;

  private static final double BAR = 3;
  private static final double PAD = 14;
  private static final double BASELINE = 14;
  private static final double TINT = 0.07;
  private static final int OFFSET_CHARS = 10;

  private final StreamModel model;
  private final LongConsumer onPoint;
  private final Font font = Theme.fixedWidth(12);
  private final double advance = TextMeasure.advance(font);

  StreamRows(StreamModel model, LongConsumer onPoint) {
    this.model = model;
    this.onPoint = onPoint;
  }

  /** Characters that fit. */
  int columns(double width) {
    return (int) ((width - 2 * PAD - 12) / advance);
  }

  @Override
  public int size() {
    return model.size();
  }

  @Override
  public boolean wholeRows() {
    return false;
  }

  @Override
  public void inView(int from, int to) {
    model.inView(from, to);
  }

  @Override
  public String spoken(int index) {
    byte[] bytes = model.bytes(index);
    return bytes == null ? "" : text(bytes);
  }

  @Override
  public void paint(GraphicsContext g, int index, double y, double width, boolean selected) {
    Colors p = Theme.colors();
    StreamLine line = model.line(index);
    Color side = line.fromClient() ? p.client() : p.server();
    g.setFont(font);
    if (line.missing() > 0) {
      gap(g, p, line, y, width);
      return;
    }
    g.setFill(side.deriveColor(0, 1, 1, TINT));
    g.fillRect(0, y, width, HEIGHT);
    g.setFill(side);
    g.fillRect(0, y, BAR, HEIGHT);
    byte[] bytes = model.bytes(index);
    if (bytes == null) {
      return;
    }
    mark(g, p, line, bytes, y);
    g.setFill(side);
    switch (model.modeProperty().get()) {
      case TEXT -> g.fillText(text(bytes), PAD, y + BASELINE);
      case RAW -> g.fillText(hex(bytes, ""), PAD, y + BASELINE);
      case HEX -> hexLine(g, p, side, line, bytes, y);
    }
  }

  private void hexLine(
      GraphicsContext g, Colors p, Color side, StreamLine line, byte[] bytes, double y) {
    g.setFill(p.muted());
    g.fillText(String.format("%08x", model.offsetOf(line.from())), PAD, y + BASELINE);
    g.setFill(side);
    g.fillText(hex(bytes, " "), PAD + OFFSET_CHARS * advance, y + BASELINE);
    g.fillText(ascii(bytes), asciiX(), y + BASELINE);
  }

  private double asciiX() {
    return PAD + (OFFSET_CHARS + perLine() * 3 + 1) * advance;
  }

  private int perLine() {
    int widest = 4;
    // every line but the last of a run is full
    for (int i = 0; i < Math.min(model.size(), 64); i++) {
      widest = Math.max(widest, model.line(i).lenBytes());
    }
    return widest;
  }

  private void gap(GraphicsContext g, Colors p, StreamLine line, double y, double width) {
    g.setStroke(p.bad());
    g.setLineWidth(1);
    g.setLineDashes(4, 3);
    g.strokeLine(PAD, y + HEIGHT / 2, width - PAD, y + HEIGHT / 2);
    g.setLineDashes((double[]) null);
    String text =
        Words.of(
            line.fromClient() ? "stream.gap.client" : "stream.gap.server",
            Units.count(line.missing()));
    g.setFill(p.background());
    g.fillRect(PAD + 20, y, TextMeasure.width(text, font) + 12, HEIGHT);
    g.setFill(p.bad());
    g.fillText(text, PAD + 26, y + BASELINE);
  }

  /** The bytes that the segment looked at has carried. */
  private void mark(GraphicsContext g, Colors p, StreamLine line, byte[] bytes, double y) {
    long[] selection = model.selection();
    if (selection == null) {
      return;
    }
    int from = Math.clamp(selection[0] - line.from(), 0, bytes.length);
    int to = Math.clamp(selection[1] - line.from(), 0, bytes.length);
    if (from >= to) {
      return;
    }
    g.setFill(p.selected());
    switch (model.modeProperty().get()) {
      case TEXT -> {
        double x = PAD + chars(bytes, from) * advance;
        g.fillRect(x, y, (chars(bytes, to) - chars(bytes, from)) * advance, HEIGHT);
      }
      case RAW -> g.fillRect(PAD + from * 2 * advance, y, (to - from) * 2 * advance, HEIGHT);
      case HEX -> {
        double x = PAD + (OFFSET_CHARS + from * 3) * advance;
        g.fillRect(x - 2, y, ((to - from) * 3 - 1) * advance + 4, HEIGHT);
        g.fillRect(asciiX() + from * advance, y, (to - from) * advance, HEIGHT);
      }
    }
  }

  private static int chars(byte[] bytes, int to) {
    return text(bytes, to).length();
  }

  private static String text(byte[] bytes) {
    return text(bytes, bytes.length);
  }

  /** Readable as one line: what is no text becomes a dot. */
  private static String text(byte[] bytes, int len) {
    String text = new String(bytes, 0, len, StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineEnd = c == '\n' || c == '\r' && i + 1 < text.length();
      if (!lineEnd) {
        out.append(printable(c) ? c : '·');
      }
    }
    return out.toString();
  }

  private static boolean printable(char c) {
    return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT && c != '\ufffd';
  }

  private static String hex(byte[] bytes, String between) {
    StringBuilder out = new StringBuilder(bytes.length * 3);
    for (int i = 0; i < bytes.length; i++) {
      out.append(i > 0 ? between : "");
      out.append(Character.forDigit(bytes[i] >> 4 & 0xf, 16));
      out.append(Character.forDigit(bytes[i] & 0xf, 16));
    }
    return out.toString();
  }

  private static String ascii(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      out.append(b >= 0x20 && b < 0x7f ? (char) b : '·');
    }
    return out.toString();
  }

  @Override
  public void pointedAt(int index, double x) {
    onPoint.accept(positionAt(index, x));
  }

  /** The byte at a place, or {@link #NO_BYTE}. */
  long positionAt(int index, double x) {
    byte[] bytes = index < 0 ? null : model.bytes(index);
    if (bytes == null || bytes.length == 0) {
      return NO_BYTE;
    }
    double column = (x - PAD) / advance;
    int at =
        switch (model.modeProperty().get()) {
          case TEXT -> byteOfChar(bytes, (int) column);
          case RAW -> (int) (column / 2);
          case HEX ->
              x >= asciiX()
                  ? (int) ((x - asciiX()) / advance)
                  : (int) ((column - OFFSET_CHARS) / 3);
        };
    return column < 0 || at < 0 || at >= bytes.length ? NO_BYTE : model.line(index).from() + at;
  }

  private static int byteOfChar(byte[] bytes, int column) {
    for (int i = 0; i < bytes.length; i++) {
      if (chars(bytes, i + 1) > column) {
        return i;
      }
    }
    return bytes.length;
  }

  Mode mode() {
    return model.modeProperty().get();
  }
}
