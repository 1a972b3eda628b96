package inflight.ui.view;

import inflight.ui.model.ByteRange;
import inflight.ui.model.FrameDetail;
import inflight.ui.model.Spot;
import inflight.ui.model.Words;
import java.util.function.Consumer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** The bytes of a frame in hexadecimal and as text; a byte pointed at lights up its field. */
final class ByteRows implements CanvasList.Rows {
  static final double HEIGHT = 18;
  private static final double PAD = 12;
  private static final double BASELINE = 13;
  private static final int OFFSET_CHARS = 6;

  private final FrameDetail detail;
  private final Consumer<Spot> onPoint;
  private final Font font = Theme.fixedWidth(11.5);
  private final Font bold = Theme.fixedWidthBold(11.5);
  private final double advance = TextMeasure.advance(font);
  private Spot lit = Spot.NONE;
  private int perRow = 16;

  ByteRows(FrameDetail detail, Consumer<Spot> onPoint) {
    this.detail = detail;
    this.onPoint = onPoint;
  }

  /** As many bytes in a row as fit, a power of two. */
  void width(double pixels) {
    double chars = (pixels - 2 * PAD) / advance;
    perRow = chars >= OFFSET_CHARS + 16 * 4 + 1 ? 16 : chars >= OFFSET_CHARS + 8 * 4 + 1 ? 8 : 4;
  }

  void light(Spot spot) {
    lit = spot;
  }

  /** The row of a byte, -1 if it is in none. */
  int rowOf(ByteRange bytes) {
    if (bytes.isEmpty()) {
      return -1;
    }
    return (bytes.source() == 0 ? 0 : firstRows() + 1) + bytes.from() / perRow;
  }

  private int firstRows() {
    return rows(detail.sources().getFirst());
  }

  private int rows(byte[] source) {
    return (source.length + perRow - 1) / perRow;
  }

  @Override
  public int size() {
    int rows = firstRows();
    return detail.sources().size() == 1 ? rows : rows + 1 + rows(detail.sources().get(1));
  }

  @Override
  public boolean wholeRows() {
    return false;
  }

  @Override
  public String spoken(int index) {
    return Words.of("inspector.bytes");
  }

  @Override
  public void paint(GraphicsContext g, int index, double y, double width, boolean selected) {
    Colors p = Theme.colors();
    int first = firstRows();
    g.setFont(font);
    if (index == first && detail.sources().size() > 1) {
      g.setFill(p.muted());
      g.fillText(Words.of("inspector.datagram"), PAD, y + BASELINE);
      return;
    }
    int source = index < first ? 0 : 1;
    int from = (source == 0 ? index : index - first - 1) * perRow;
    byte[] b = detail.sources().get(source);
    g.setFill(p.muted());
    g.fillText(String.format("%04x", from), PAD, y + BASELINE);
    for (int i = from; i < Math.min(b.length, from + perRow); i++) {
      cell(g, p, new ByteRange(source, i, i + 1), b[i], i - from, y);
    }
  }

  private void cell(GraphicsContext g, Colors p, ByteRange at, byte value, int column, double y) {
    boolean on = lit.bytes().overlaps(at);
    double hexX = hexX(column);
    double textX = textX(column);
    if (on) {
      boolean goesOn = lit.bytes().to() > at.to() && column < perRow - 1;
      g.setFill(p.selected());
      g.fillRect(hexX - 2, y + 1, advance * (goesOn ? 3 : 2) + (goesOn ? 0 : 4), HEIGHT - 2);
      g.fillRect(textX, y + 1, advance, HEIGHT - 2);
    }
    Color color = on ? p.accent() : p.text();
    g.setFont(on ? bold : font);
    g.setFill(color);
    g.fillText(hex(value), hexX, y + BASELINE);
    boolean printable = value >= 0x20 && value < 0x7f;
    g.setFill(on ? color : printable ? p.text() : p.muted());
    g.fillText(printable ? Character.toString(value) : "·", textX, y + BASELINE);
  }

  private static String hex(byte value) {
    return "" + Character.forDigit(value >> 4 & 0xf, 16) + Character.forDigit(value & 0xf, 16);
  }

  private double hexX(int column) {
    return PAD + (OFFSET_CHARS + column * 3) * advance;
  }

  private double textX(int column) {
    return PAD + (OFFSET_CHARS + perRow * 3 + 1 + column) * advance;
  }

  @Override
  public void pointedAt(int index, double x) {
    onPoint.accept(spotAt(index, x));
  }

  /** The byte at a place. */
  Spot spotAt(int index, double x) {
    int first = firstRows();
    boolean heading = index == first && detail.sources().size() > 1;
    int column = column(x);
    if (index < 0 || heading || column < 0) {
      return Spot.NONE;
    }
    int source = index < first ? 0 : 1;
    int at = (source == 0 ? index : index - first - 1) * perRow + column;
    return at < detail.sources().get(source).length
        ? new Spot("", new ByteRange(source, at, at + 1))
        : Spot.NONE;
  }

  private int column(double x) {
    int hex = (int) Math.floor((x - hexX(0) + advance / 2) / (3 * advance));
    if (hex >= 0 && hex < perRow) {
      return hex;
    }
    int text = (int) Math.floor((x - textX(0)) / advance);
    return text >= 0 && text < perRow ? text : -1;
  }
}
