package inflight.ui.view;

import inflight.ui.model.ByteRange;
import inflight.ui.model.HeaderCell;
import inflight.ui.model.HeaderCell.Kind;
import inflight.ui.model.Spot;
import inflight.ui.model.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** A header as the RFCs draw it: 32 bits a row, every cell with its name and value. */
public final class HeaderView extends Region {
  private static final int ROW_BITS = 32;
  private static final double ROW_HEIGHT = 31;
  private static final double NAME_BASELINE = 12;
  private static final double VALUE_BASELINE = 25;
  private static final double PAD = 3;

  private final Canvas canvas = new Canvas();
  private final Repaint repaint = new Repaint(this::paint);
  private final Font nameFont = Theme.text(9.5);
  private final Font valueFont = Theme.fixedWidthBold(12);
  private final Font smallFont = Theme.fixedWidth(10.5);
  private final Font flagFont = Theme.bold(8);
  private List<HeaderCell> cells = List.of();
  private Spot lit = Spot.NONE;
  private Consumer<Spot> onPoint = s -> {};
  private Consumer<Spot> onChoose = s -> {};

  public HeaderView() {
    getStyleClass().add("header-view");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    getChildren().add(canvas);
    Theme.colorsProperty().addListener((p, was, is) -> repaint.ask());
    focusedProperty().addListener((p, was, is) -> repaint.ask());
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> onPoint.accept(spotAt(e)));
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> onPoint.accept(Spot.NONE));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** What to call when the user points at a cell, and when one is chosen. */
  void onSpot(Consumer<Spot> point, Consumer<Spot> choose) {
    onPoint = point;
    onChoose = choose;
  }

  void show(List<HeaderCell> newCells) {
    boolean sameHeight = rows(newCells) == rows(cells);
    cells = newCells;
    if (!sameHeight) {
      requestLayout();
    }
    repaint.ask();
  }

  void light(Spot spot) {
    lit = spot;
    HeaderCell cell = litCell();
    setAccessibleText(cell == null ? Words.of("header.spoken") : cell.name() + " " + cell.value());
    repaint.ask();
  }

  private HeaderCell litCell() {
    for (HeaderCell c : cells) {
      if (lit.means(c.field(), c.bytes())) {
        return c;
      }
    }
    return null;
  }

  private static int rows(List<HeaderCell> cells) {
    int bits = 0;
    for (HeaderCell c : cells) {
      bits = Math.max(bits, c.end());
    }
    return (bits + ROW_BITS - 1) / ROW_BITS;
  }

  private void pressed(MouseEvent e) {
    requestFocus();
    onChoose.accept(spotAt(e));
    e.consume();
  }

  private void key(KeyEvent e) {
    int step =
        e.getCode() == KeyCode.RIGHT || e.getCode() == KeyCode.DOWN
            ? 1
            : e.getCode() == KeyCode.LEFT || e.getCode() == KeyCode.UP ? -1 : 0;
    if (step == 0 || cells.isEmpty() || e.isShortcutDown()) {
      return;
    }
    int at = cells.indexOf(litCell());
    int next = at < 0 ? 0 : Math.clamp((long) at + step, 0, cells.size() - 1);
    onChoose.accept(spot(cells.get(next)));
    e.consume();
  }

  private static Spot spot(HeaderCell c) {
    return new Spot(c.field(), c.bytes());
  }

  private Spot spotAt(MouseEvent e) {
    int row = (int) (e.getY() / ROW_HEIGHT);
    int bit = row * ROW_BITS + (int) (e.getX() / bitWidth());
    for (HeaderCell c : cells) {
      if (bit >= c.bit() && bit < c.end() && e.getX() < canvas.getWidth()) {
        return spot(c);
      }
    }
    return Spot.NONE;
  }

  private double bitWidth() {
    return canvas.getWidth() / ROW_BITS;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(Math.floor(getWidth()));
    canvas.setHeight(rows(cells) * ROW_HEIGHT + 1);
    paint();
  }

  private void paint() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    Colors p = Theme.colors();
    for (HeaderCell c : cells) {
      paint(g, p, c);
    }
    if (isFocused()) {
      g.setStroke(p.accent());
      g.strokeRect(0.5, 0.5, canvas.getWidth() - 1, canvas.getHeight() - 1);
    }
  }

  /** A cell that goes on in the next row is drawn in pieces; the longest carries the words. */
  private void paint(GraphicsContext g, Colors p, HeaderCell c) {
    boolean on = lit.means(c.field(), c.bytes());
    int wordsAt = longestPiece(c);
    for (int from = c.bit(); from < c.end(); from = nextRow(from)) {
      int to = Math.min(c.end(), nextRow(from));
      double x = Math.round(from % ROW_BITS * bitWidth());
      double right = Math.round(((to - 1) % ROW_BITS + 1) * bitWidth());
      double y = from / ROW_BITS * ROW_HEIGHT;
      g.setFill(on ? p.selected() : c.kind() == Kind.FLAG_ON ? p.accent() : p.background());
      g.fillRect(x, y, right - x, ROW_HEIGHT);
      g.setStroke(on ? p.accent() : p.border());
      g.setLineWidth(1);
      g.strokeRect(x + 0.5, y + 0.5, Math.min(right, canvas.getWidth() - 1) - x, ROW_HEIGHT);
      if (from == wordsAt) {
        words(g, p, c, x, y, right - x, on);
      }
    }
  }

  private static int nextRow(int bit) {
    return (bit / ROW_BITS + 1) * ROW_BITS;
  }

  private static int longestPiece(HeaderCell c) {
    int best = c.bit();
    int longest = 0;
    for (int from = c.bit(); from < c.end(); from = nextRow(from)) {
      int length = Math.min(c.end(), nextRow(from)) - from;
      if (length > longest) {
        longest = length;
        best = from;
      }
    }
    return best;
  }

  private void words(
      GraphicsContext g, Colors p, HeaderCell c, double x, double y, double width, boolean on) {
    if (c.kind() == Kind.FLAG_ON || c.kind() == Kind.FLAG_OFF) {
      flag(g, p, c, x + width / 2, y + ROW_HEIGHT / 2, on);
      return;
    }
    double room = width - 2 * PAD;
    g.setTextAlign(TextAlignment.CENTER);
    g.setFont(nameFont);
    g.setFill(p.muted());
    g.fillText(TextMeasure.fit(c.name(), nameFont, room), x + width / 2, y + NAME_BASELINE);
    Font font = TextMeasure.width(c.value(), valueFont) <= room ? valueFont : smallFont;
    g.setFont(font);
    g.setFill(p.text());
    g.fillText(TextMeasure.fit(c.value(), font, room), x + width / 2, y + VALUE_BASELINE);
    g.setTextAlign(TextAlignment.LEFT);
  }

  private void flag(GraphicsContext g, Colors p, HeaderCell c, double x, double y, boolean on) {
    boolean lamp = c.kind() == Kind.FLAG_ON;
    g.save();
    g.translate(x + 3, y);
    g.rotate(-90);
    g.setTextAlign(TextAlignment.CENTER);
    g.setFont(flagFont);
    g.setFill(lamp && !on ? p.background() : lamp ? p.accent() : p.muted());
    g.fillText(c.name(), 0, 0);
    g.restore();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return rows(cells) * ROW_HEIGHT + 1;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 320;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 160;
  }

  /** Where a cell is, for tests: its middle in this node's coordinates. */
  double[] centerOf(String field) {
    for (HeaderCell c : cells) {
      if (c.field().equals(field)) {
        double x = (c.bit() % ROW_BITS + Math.min(c.bits(), ROW_BITS) / 2.0) * bitWidth();
        return new double[] {x, c.bit() / ROW_BITS * ROW_HEIGHT + ROW_HEIGHT / 2};
      }
    }
    return new double[] {-1, -1};
  }

  /** The bytes that are lit. */
  ByteRange litBytes() {
    return lit.bytes();
  }
}
