package inflight.ui.view;

import inflight.scene.ladder.Ink;
import inflight.scene.ladder.LadderScene;
import inflight.scene.ladder.Palette;
import inflight.ui.model.Player;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * The whole connection from left to right: bytes, events, the play head. A click or a drag puts the
 * play head there. About 44 pixels high; as wide as there is room.
 */
public final class OverviewStrip extends Region {
  private final Player player;
  private final Canvas canvas = new Canvas();
  private final FxPen pen = new FxPen(canvas.getGraphicsContext2D());
  private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(Palette.LIGHT);

  public OverviewStrip(Player player) {
    this.player = player;
    getStyleClass().add("overview-strip");
    setPrefHeight(44);
    setMinHeight(36);
    getChildren().add(canvas);
    player.sceneProperty().subscribe(this::redraw);
    player.headProperty().subscribe(this::redraw);
    palette.subscribe(this::redraw);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::scrub);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::scrub);
  }

  /** Colours: {@link Palette#LIGHT} or {@link Palette#DARK}. */
  public ObjectProperty<Palette> paletteProperty() {
    return palette;
  }

  private void redraw() {
    setNeedsLayout(true);
  }

  private void scrub(MouseEvent e) {
    LadderScene scene = player.scene();
    if (scene != null && getWidth() > 0) {
      player.seek(scene.clock().nanosOf(e.getX() / getWidth() * scene.height()));
    }
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    pen.palette(palette.get());
    pen.fillRect(0, 0, getWidth(), getHeight(), 0, Ink.PANEL, 1);
    LadderScene scene = player.scene();
    if (scene != null && player.headProperty().get() != Player.REST) {
      double x = scene.clock().yOf(player.headProperty().get()) / scene.height() * getWidth();
      pen.fillRect(x - 1, 0, 2, getHeight(), 0, Ink.ACCENT, 1);
    }
  }
}
