package inflight.ui.view;

import inflight.scene.ladder.Ink;
import inflight.scene.ladder.LadderEvent;
import inflight.scene.ladder.LadderScene;
import inflight.scene.ladder.Overview;
import inflight.scene.ladder.Palette;
import inflight.ui.model.Player;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * The whole connection from left to right: bytes of the client above the line, of the server below
 * it, events on top, the play head. A click or a drag puts the play head there; a click on an event
 * goes to it. About 52 pixels high; as wide as there is room.
 */
public final class OverviewStrip extends Region {
  private static final double HEIGHT = 52;
  private static final double BIN_PX = 4;
  private static final double EVENTS_PX = 12;
  private static final double NEAR_PX = 6;

  private final Player player;
  private final Canvas canvas = new Canvas();
  private final FxPen pen = new FxPen(canvas.getGraphicsContext2D());
  private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.LIGHT);
  private final Tooltip tip = new Tooltip();
  private Overview overview;
  private LadderScene shown;
  private boolean tipShown;

  public OverviewStrip(Player player) {
    this.player = player;
    getStyleClass().add("overview-strip");
    setPrefHeight(HEIGHT);
    setMinHeight(HEIGHT);
    setAccessibleRole(AccessibleRole.SLIDER);
    canvas.setManaged(false);
    getChildren().add(canvas);
    player.sceneProperty().subscribe(this::redraw);
    player.headProperty().subscribe(this::redraw);
    palette.subscribe(this::redraw);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::scrub);
    addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
  }

  /** Colours: {@link Palette#LIGHT} or {@link Palette#DARK}. */
  public ObjectProperty<Palette> paletteProperty() {
    return palette;
  }

  private void redraw() {
    setNeedsLayout(true);
  }

  private void press(MouseEvent e) {
    LadderEvent event = eventAt(e);
    if (event != null) {
      player.show(event);
    } else {
      scrub(e);
    }
  }

  private void scrub(MouseEvent e) {
    LadderScene scene = player.scene();
    if (scene != null && getWidth() > 0) {
      player.seek(scene.clock().nanosOf(e.getX() / getWidth() * scene.height()));
    }
  }

  private LadderEvent eventAt(MouseEvent e) {
    LadderScene scene = player.scene();
    if (scene == null || e.getY() > EVENTS_PX) {
      return null;
    }
    LadderEvent nearest = null;
    double distance = NEAR_PX;
    for (LadderEvent event : Overview.events(scene, getWidth())) {
      double d = Math.abs(Overview.x(scene, event, getWidth()) - e.getX());
      if (d < distance) {
        distance = d;
        nearest = event;
      }
    }
    return nearest;
  }

  private void hover(MouseEvent e) {
    LadderEvent event = eventAt(e);
    if (event != null) {
      tip.setText(event.title());
    }
    if (tipShown != (event != null)) {
      tipShown = event != null;
      if (tipShown) {
        Tooltip.install(this, tip);
      } else {
        Tooltip.uninstall(this, tip);
      }
    }
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    boolean resized = canvas.getWidth() != width;
    canvas.setWidth(width);
    canvas.setHeight(height);
    pen.palette(palette.get());
    pen.fillRect(0, 0, width, height, 0, Ink.BACKGROUND, 1);
    LadderScene scene = player.scene();
    if (scene == null || width < 1) {
      return;
    }
    if (scene != shown || resized || overview == null) {
      shown = scene;
      overview = Overview.of(scene, Math.max(1, (int) (width / BIN_PX)));
    }
    overview.paint(scene, width, height, player.headProperty().get(), pen);
  }
}
