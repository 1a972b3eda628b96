package inflight.ui.view;

import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/**
 * A list of any length: only the rows in view are painted, onto one canvas, and nothing is kept for
 * the others. At ten million rows a frame costs the window's thread one or two milliseconds, where
 * a table of nodes costs ten to a hundred.
 */
public final class CanvasList extends Region {
  /** What is listed. */
  interface Rows {
    int size();

    /** Paints a row whose upper left corner is at (0, y); its background is there already. */
    void paint(GraphicsContext g, int index, double y, double width, boolean selected);

    /** The row in words, for screen readers. */
    String spoken(int index);

    /** The row as text for the clipboard. */
    default String copied(int index) {
      return spoken(index);
    }

    /** These rows are about to be painted. */
    default void inView(int from, int to) {}

    /** Pixels that a row would like to have; with fewer there is a scroll bar. */
    default double contentWidth() {
      return 0;
    }

    /** The mouse points at a place in a row; index -1 when it points at none. */
    default void pointedAt(int index, double x) {}

    /** Whether whole rows light up under the mouse and are selected by it. */
    default boolean wholeRows() {
      return true;
    }
  }

  private static final double BAR = 12;
  private static final double FOCUS_MARK = 3;

  private static final Rows NOTHING =
      new Rows() {
        @Override
        public int size() {
          return 0;
        }

        @Override
        public void paint(GraphicsContext g, int index, double y, double width, boolean selected) {}

        @Override
        public String spoken(int index) {
          return "";
        }
      };

  private final Canvas canvas = new Canvas();
  private final ScrollBar bar = new ScrollBar();
  private final ScrollBar across = new ScrollBar();
  private final Repaint repaint = new Repaint(this::paint);
  private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(-1);
  private Rows rows = NOTHING;
  private IntConsumer onPick = i -> {};
  private double rowHeight = 22;
  private int hovered = -1;
  private boolean striped;
  private boolean followsTail;

  /** The end is in view, and stays so. */
  private boolean atTail;

  /** The bar is moved by us, not by the user. */
  private boolean moving;

  public CanvasList() {
    getStyleClass().add("canvas-list");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setFocusTraversable(false);
    across.setFocusTraversable(false);
    across.setVisible(false);
    getChildren().addAll(canvas, bar, across);
    across.valueProperty().addListener((p, was, is) -> repaint.ask());
    bar.valueProperty()
        .addListener(
            (p, was, is) -> {
              if (followsTail && !moving) {
                atTail = is.doubleValue() >= bar.getMax() - 1;
              }
              repaint.ask();
            });
    focusedProperty().addListener((p, was, is) -> repaint.ask());
    Theme.colorsProperty().addListener((p, was, is) -> repaint.ask());
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::clicked);
    addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(indexAt(e.getY(), e.getX()), e.getX()));
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> hover(-1, 0));
  }

  /** What to list, and what to call when the user picks a row. */
  void show(Rows newRows, IntConsumer picked) {
    rows = newRows;
    onPick = picked;
    bar.setValue(0);
    refresh();
  }

  /** What is listed. */
  Rows rows() {
    return rows;
  }

  /** Empties the list. */
  void clear() {
    show(NOTHING, i -> {});
    selected.set(-1);
  }

  public void setRowHeight(double height) {
    rowHeight = height;
    refresh();
  }

  public double getRowHeight() {
    return rowHeight;
  }

  /** Lines between the rows. */
  public void setStriped(boolean lines) {
    striped = lines;
  }

  public boolean isStriped() {
    return striped;
  }

  /** The rows, their number or their width have changed. */
  void refresh() {
    refreshed();
    toTail();
  }

  /** Rows that are added at the end stay in view, unless the user has scrolled away from there. */
  void setFollowsTail(boolean follows) {
    atTail = follows && (atTail || !followsTail);
    followsTail = follows;
  }

  private void toTail() {
    if (atTail) {
      moving = true;
      bar.setValue(bar.getMax());
      moving = false;
    }
  }

  private void refreshed() {
    boolean wasAcross = across.isVisible();
    measure();
    if (across.isVisible() != wasAcross) {
      requestLayout();
    }
    repaint.ask();
  }

  /** Pixels by which the rows are pushed to the left. */
  ReadOnlyDoubleProperty scrollXProperty() {
    return across.valueProperty();
  }

  ReadOnlyIntegerProperty selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** Marks a row, -1 for none, without telling anyone, and brings it into view. */
  void select(int index) {
    if (index == selected.get()) {
      return;
    }
    selected.set(index);
    if (index >= 0 && !atTail) {
      reveal(index);
    }
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    repaint.ask();
  }

  /** Scrolls so far that the row is in view. */
  void reveal(int index) {
    measure();
    double top = index * rowHeight;
    if (top < bar.getValue()) {
      bar.setValue(top);
    } else if (top + rowHeight > bar.getValue() + viewHeight()) {
      bar.setValue(Math.min(bar.getMax(), top + rowHeight - viewHeight()));
    }
  }

  /** Scrolls by pixels. */
  void scrollBy(double pixels) {
    bar.setValue(Math.clamp(bar.getValue() + pixels, 0, bar.getMax()));
  }

  /** Scrolls to a place between the start (0) and the end (1). */
  void scrollTo(double share) {
    bar.setValue(share * bar.getMax());
  }

  /** Where the middle of a row is in view, in this node's coordinates. */
  double centerOf(int index) {
    return index * rowHeight - bar.getValue() + rowHeight / 2;
  }

  private double viewHeight() {
    return Math.max(0, canvas.getHeight());
  }

  private void measure() {
    double max = Math.max(0, rows.size() * rowHeight - viewHeight());
    bar.setMax(max);
    bar.setVisible(max > 0);
    // the thumb's share of the bar; the bar wants it in units of its range
    bar.setVisibleAmount(max <= 0 ? 0 : viewHeight() / (max + viewHeight()) * max);
    bar.setUnitIncrement(rowHeight);
    bar.setBlockIncrement(viewHeight());
    if (bar.getValue() > max) {
      moving = true;
      bar.setValue(max);
      moving = false;
    }
    double room = canvas.getWidth() - (bar.isVisible() ? BAR : 0);
    double hidden = Math.max(0, rows.contentWidth() - room);
    across.setVisible(hidden > 0 && room > 0);
    across.setMax(hidden);
    across.setVisibleAmount(hidden <= 0 ? 0 : room / (hidden + room) * hidden);
    across.setUnitIncrement(rowHeight);
    across.setBlockIncrement(room);
    across.setValue(Math.min(across.getValue(), hidden));
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth() - snappedLeftInset() - snappedRightInset());
    double height = Math.floor(getHeight() - snappedTopInset() - snappedBottomInset());
    canvas.setWidth(Math.max(0, width));
    canvas.setHeight(Math.max(0, height));
    measure();
    if (across.isVisible()) {
      canvas.setHeight(Math.max(0, height - BAR));
      measure();
    }
    toTail();
    canvas.relocate(snappedLeftInset(), snappedTopInset());
    double x = snappedLeftInset();
    bar.resizeRelocate(x + width - BAR, snappedTopInset(), BAR, canvas.getHeight());
    across.resizeRelocate(x, snappedTopInset() + canvas.getHeight(), width, BAR);
    paint();
  }

  /** Whether this and all around it is visible; nothing is painted for nobody. */
  private boolean isSeen() {
    for (Node n = this; n != null; n = n.getParent()) {
      if (!n.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void paint() {
    if (!isSeen()) {
      return;
    }
    GraphicsContext g = canvas.getGraphicsContext2D();
    Colors p = Theme.colors();
    double height = canvas.getHeight();
    double width = canvas.getWidth();
    g.setFill(p.background());
    g.fillRect(0, 0, width, height);
    int size = rows.size();
    if (size == 0 || height <= 0) {
      return;
    }
    double top = Math.round(bar.getValue());
    int from = (int) (top / rowHeight);
    int to = (int) Math.min(size, Math.ceil((top + height) / rowHeight));
    rows.inView(from, to);
    double room = bar.isVisible() ? width - BAR : width;
    double left = Math.round(across.getValue());
    for (int i = from; i < to; i++) {
      background(g, p, i, i * rowHeight - top, width);
    }
    g.translate(-left, 0);
    for (int i = from; i < to; i++) {
      double y = i * rowHeight - top;
      rows.paint(g, i, y, Math.max(room, rows.contentWidth()), i == selected.get());
    }
    g.translate(left, 0);
    g.setFill(p.background());
    g.fillRect(room, 0, width - room, height);
  }

  private void background(GraphicsContext g, Colors p, int index, double y, double width) {
    boolean chosen = index == selected.get();
    if (rows.wholeRows() && (chosen || index == hovered)) {
      g.setFill(chosen ? p.selected() : p.hover());
      g.fillRect(0, y, width, rowHeight);
    }
    if (chosen && isFocused() && rows.wholeRows()) {
      g.setFill(p.accent());
      g.fillRect(0, y, FOCUS_MARK, rowHeight);
    }
    if (striped) {
      g.setFill(p.border());
      g.fillRect(0, y + rowHeight - 1, width, 1);
    }
  }

  private void hover(int index, double x) {
    rows.pointedAt(index, x + across.getValue());
    if (index != hovered) {
      hovered = index;
      repaint.ask();
    }
  }

  /** The row at a place of this node, -1 if there is none. */
  int indexAt(double y, double x) {
    if (x < 0 || x >= canvas.getWidth() || y < 0 || y >= canvas.getHeight()) {
      return -1;
    }
    int index = (int) ((y - snappedTopInset() + Math.round(bar.getValue())) / rowHeight);
    return index < rows.size() ? index : -1;
  }

  /** The row at a height of this node, -1 if there is none. */
  int indexAtY(double y) {
    return indexAt(y, 0);
  }

  private void scrolled(ScrollEvent e) {
    across.setValue(Math.clamp(across.getValue() - e.getDeltaX(), 0, across.getMax()));
    scrollBy(-e.getDeltaY());
    e.consume();
  }

  private void clicked(MouseEvent e) {
    requestFocus();
    if (e.getButton() == MouseButton.PRIMARY) {
      pick(indexAt(e.getY(), e.getX()));
      e.consume();
    }
  }

  private void pressed(KeyEvent e) {
    if (e.isShortcutDown() && e.getCode() == KeyCode.C && selected.get() >= 0) {
      Copy.text(rows.copied(selected.get()));
      e.consume();
    }
    if (e.isControlDown() || e.isAltDown() || e.isMetaDown()) {
      return;
    }
    int page = Math.max(1, (int) (viewHeight() / rowHeight) - 1);
    int at = selected.get();
    int last = rows.size() - 1;
    switch (e.getCode()) {
      case UP -> pick(at < 0 ? last : Math.max(0, at - 1));
      case DOWN -> pick(Math.min(last, at + 1));
      case PAGE_UP -> pick(Math.max(0, at - page));
      case PAGE_DOWN -> pick((int) Math.min(last, (long) at + page));
      case HOME -> pick(0);
      case END -> pick(last);
      default -> {
        return;
      }
    }
    e.consume();
  }

  private void pick(int index) {
    if (index >= 0 && index < rows.size()) {
      select(index);
      reveal(index);
      onPick.accept(index);
    }
  }

  @Override
  protected double computePrefWidth(double height) {
    return 300;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 200;
  }

  @Override
  protected double computeMinHeight(double width) {
    return rowHeight;
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case TEXT ->
          selected.get() >= 0 && selected.get() < rows.size()
              ? rows.spoken(selected.get())
              : getAccessibleText();
      case ITEM_COUNT -> rows.size();
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
