package inflight.ui.view;

import inflight.scene.ladder.Arrow;
import inflight.scene.ladder.Hit;
import inflight.scene.ladder.Ink;
import inflight.scene.ladder.LadderPainter;
import inflight.scene.ladder.LadderScene;
import inflight.scene.ladder.LadderView;
import inflight.scene.ladder.Palette;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.ui.model.Player;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/**
 * The ladder of the connection that a {@link Player} plays: give it room, a player and a palette.
 * What is selected and where the play head stands are the player's; scrolling and zooming are its
 * own.
 *
 * <p>Wheel scrolls, Ctrl and wheel zooms at the pointer, dragging pans, a click selects a segment
 * or opens a fold. Keys: space plays, left and right (or Page Up, Page Down) step, Home and End,
 * Ctrl with left and right jumps between events, plus, minus and 0 zoom, F folds what was opened.
 */
public final class TimelineView extends Region {
  private static final double MIN_ZOOM = 0.002;
  private static final double MAX_ZOOM = 8;
  private static final double MARGIN_PX = 24;

  private final Player player;
  private final Canvas canvas = new Canvas();
  private final FxPen pen = new FxPen(canvas.getGraphicsContext2D());
  private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.LIGHT);
  private final DoubleProperty zoom = new SimpleDoubleProperty(1);
  private final DoubleProperty scale = new SimpleDoubleProperty(1);
  private final BooleanProperty windows = new SimpleBooleanProperty(true);
  private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
  private final DoubleProperty scrollY = new SimpleDoubleProperty();
  private ConnectionTrace shownTrace;
  private double shownFoot;
  private int hoveredRow = -1;
  private double pressY;
  private double pressScroll;
  private boolean dragged;
  private long lastFrame;

  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          if (lastFrame != 0) {
            player.advance(now - lastFrame);
          }
          lastFrame = now;
          followHead(0.15);
        }
      };

  public TimelineView(Player player) {
    this.player = player;
    getStyleClass().add("timeline");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    canvas.setManaged(false);
    getChildren().add(canvas);
    player.playingProperty().subscribe(this::playing);
    player.sceneProperty().subscribe(this::newScene);
    player.headProperty().subscribe(this::headMoved);
    player.selectedRowProperty().subscribe(this::selected);
    palette.subscribe(this::redraw);
    zoom.subscribe(this::redraw);
    scale.subscribe(this::redraw);
    windows.subscribe(this::redraw);
    scrollY.subscribe(this::redraw);
    addEventHandler(ScrollEvent.SCROLL, this::wheel);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
    addEventHandler(MouseEvent.MOUSE_EXITED, e -> hovered(-1));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Colours: {@link Palette#LIGHT} or {@link Palette#DARK}. */
  public ObjectProperty<Palette> paletteProperty() {
    return palette;
  }

  /** Vertical zoom, 1 as laid out. */
  public DoubleProperty zoomProperty() {
    return zoom;
  }

  /** Enlarges everything, for a class view; 1 is normal. */
  public DoubleProperty scaleProperty() {
    return scale;
  }

  /** Whether the strip with send windows and receive buffers is shown at the foot. */
  public BooleanProperty windowsProperty() {
    return windows;
  }

  /** Steps instead of travelling segments. */
  public BooleanProperty reducedMotionProperty() {
    return reducedMotion;
  }

  private void redraw() {
    setNeedsLayout(true);
  }

  private void playing(boolean play) {
    lastFrame = 0;
    if (play) {
      timer.start();
    } else {
      timer.stop();
    }
  }

  private void newScene(LadderScene scene) {
    ConnectionTrace was = shownTrace;
    boolean atFoot = scrollY.get() > 0 && scrollY.get() >= shownFoot - 1;
    boolean same = scene != null && scene.trace() == was;
    shownTrace = scene == null ? null : scene.trace();
    if (same) {
      revealSelection();
    } else if (scene == null || was == null || !scene.trace().grewFrom(was)) {
      scrollY.set(0);
      zoom.set(1);
    } else if (atFoot && !player.playingProperty().get()) {
      scrollTo(Double.MAX_VALUE); // what comes stays in view as long as the user stays there
    }
    shownFoot = foot();
    redraw();
  }

  /** Wherever it was chosen, the segment comes into the picture. */
  private void selected() {
    if (!player.playingProperty().get()) {
      revealSelection();
    }
    LadderScene scene = player.scene();
    if (scene != null) {
      setAccessibleText(scene.describe(player.selectedRowProperty().get()));
    }
    redraw();
  }

  private void headMoved() {
    LadderScene scene = player.scene();
    double head = player.headProperty().get();
    if (scene != null && head != Player.REST && !player.playingProperty().get()) {
      double y = scene.clock().yOf(head) * zoom.get();
      double body = LadderPainter.bodyHeight(view());
      if (y < scrollY.get() || y > scrollY.get() + body) {
        scrollTo(y - body / 3);
      }
    } else if (head == Player.REST) {
      scrollTo(0);
    }
    redraw();
  }

  private LadderView view() {
    return new LadderView(
        getWidth() / scale.get(),
        getHeight() / scale.get(),
        scrollY.get(),
        zoom.get(),
        headSeen(),
        player.selectedRowProperty().get(),
        hoveredRow,
        windows.get());
  }

  /** With reduced motion the play head goes from segment to segment. */
  private double headSeen() {
    double head = player.headProperty().get();
    LadderScene scene = player.scene();
    if (!reducedMotion.get() || scene == null || !player.playingProperty().get()) {
      return head;
    }
    Arrow a = scene.lastMomentBefore(head);
    return a == null ? scene.clock().startNanos() : a.momentNanos();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    paint();
  }

  private void paint() {
    LadderScene scene = player.scene();
    var g = canvas.getGraphicsContext2D();
    g.save();
    g.scale(scale.get(), scale.get());
    pen.palette(palette.get());
    if (scene == null) {
      pen.fillRect(0, 0, getWidth(), getHeight(), 0, Ink.BACKGROUND, 1);
    } else {
      LadderPainter.paint(scene, view(), pen);
    }
    g.restore();
  }

  /** Pixels of the ladder above the picture. */
  double scrollY() {
    return scrollY.get();
  }

  /** Scrolls so that this many pixels of the ladder are above the picture. */
  public void scrollTo(double y) {
    LadderScene scene = player.scene();
    if (scene != null) {
      scrollY.set(Math.clamp(y, 0, foot()));
    }
  }

  /** As far as it can be scrolled. */
  private double foot() {
    LadderScene scene = player.scene();
    return scene == null
        ? 0
        : Math.max(0, scene.height() * zoom.get() - LadderPainter.bodyHeight(view()));
  }

  /** Keeps the play head in the upper two thirds of the picture. */
  private void followHead(double part) {
    LadderScene scene = player.scene();
    double head = player.headProperty().get();
    if (scene == null || head == Player.REST) {
      return;
    }
    double y = scene.clock().yOf(head) * zoom.get();
    double body = LadderPainter.bodyHeight(view());
    double wanted =
        Math.clamp(scrollY.get(), y - body * 0.6, Math.max(y - body * 0.6, y - body * 0.2));
    scrollTo(scrollY.get() + (wanted - scrollY.get()) * part);
  }

  private void wheel(ScrollEvent e) {
    if (e.isControlDown()) {
      zoomBy(Math.pow(1.0015, e.getDeltaY()), e.getY() / scale.get());
    } else {
      scrollTo(scrollY.get() - e.getDeltaY() / scale.get());
    }
    e.consume();
  }

  private void zoomBy(double factor, double pointerY) {
    double old = zoom.get();
    double next = Math.clamp(old * factor, MIN_ZOOM, MAX_ZOOM);
    double below = Math.max(0, pointerY - LadderPainter.HEADER_PX);
    double place = (scrollY.get() + below) / old;
    zoom.set(next);
    scrollTo(place * next - below);
  }

  private void press(MouseEvent e) {
    requestFocus();
    pressY = e.getY();
    pressScroll = scrollY.get();
    dragged = false;
  }

  private void drag(MouseEvent e) {
    if (Math.abs(e.getY() - pressY) > 4) {
      dragged = true;
    }
    if (dragged) {
      scrollTo(pressScroll - (e.getY() - pressY) / scale.get());
    }
  }

  private void click(MouseEvent e) {
    Hit hit = hit(e);
    if (dragged || e.getButton() != MouseButton.PRIMARY || hit == null) {
      return;
    }
    if (hit.fold() != null) {
      player.open(hit.fold());
    }
    player.select(hit.row());
  }

  private Hit hit(MouseEvent e) {
    LadderScene scene = player.scene();
    return scene == null ? null : scene.hit(view(), e.getX() / scale.get(), e.getY() / scale.get());
  }

  private void hover(MouseEvent e) {
    Hit hit = hit(e);
    hovered(hit == null ? -1 : hit.row());
    setCursor(hit == null ? Cursor.DEFAULT : Cursor.HAND);
  }

  private void hovered(int row) {
    if (row != hoveredRow) {
      hoveredRow = row;
      redraw();
    }
  }

  private void key(KeyEvent e) {
    boolean known = true;
    switch (e.getCode()) {
      case SPACE -> player.toggle();
      case LEFT, PAGE_UP -> back(e.isControlDown());
      case RIGHT, PAGE_DOWN -> forward(e.isControlDown());
      case UP -> scrollTo(scrollY.get() - 40);
      case DOWN -> scrollTo(scrollY.get() + 40);
      case HOME -> player.first();
      case END -> player.last();
      case PLUS, EQUALS, ADD -> zoomBy(1.25, getHeight() / 2);
      case MINUS, SUBTRACT -> zoomBy(0.8, getHeight() / 2);
      case F -> player.foldAll();
      case DIGIT0, NUMPAD0 -> zoomBy(1 / zoom.get(), getHeight() / 2);
      default -> known = false;
    }
    if (known) {
      e.consume();
    }
  }

  private void back(boolean event) {
    if (event) {
      player.previousEvent();
    } else {
      player.stepBack();
    }
  }

  private void forward(boolean event) {
    if (event) {
      player.nextEvent();
    } else {
      player.stepForward();
    }
  }

  /** Brings the segment that is looked at into the picture, if it is not in it. */
  public void revealSelection() {
    LadderScene scene = player.scene();
    Arrow a = scene == null ? null : scene.arrowOfRow(player.selectedRowProperty().get());
    if (a == null) {
      return;
    }
    double body = LadderPainter.bodyHeight(view());
    double top = a.y0() * zoom.get();
    double bottom = a.bottom() * zoom.get();
    if (top < scrollY.get() + MARGIN_PX || bottom > scrollY.get() + body - MARGIN_PX) {
      scrollTo(top - body / 3);
    }
  }
}
