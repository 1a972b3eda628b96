package inflight.ui.view;

import inflight.ui.model.DeviceLine;
import inflight.ui.model.Words;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** An interface: name and addresses, kind and state, a sparkline of what it carries. */
final class DeviceCell extends ListCell<DeviceLine> {
  private static final double SPARK_WIDTH = 150;
  private static final double SPARK_HEIGHT = 26;

  private final Label name = new Label();
  private final Label detail = new Label();
  private final Label kind = new Label();
  private final Label rate = new Label();
  private final Canvas spark = new Canvas(SPARK_WIDTH, SPARK_HEIGHT);
  private final HBox row;

  DeviceCell(Runnable begin) {
    name.getStyleClass().add("strong");
    detail.getStyleClass().add("muted");
    kind.getStyleClass().add("muted");
    kind.setMinWidth(Region.USE_PREF_SIZE);
    rate.getStyleClass().add("muted");
    rate.setMinWidth(90);
    rate.setStyle("-fx-alignment: CENTER_RIGHT;");
    VBox words = new VBox(2, name, detail);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    Tooltip.install(spark, new Tooltip(Words.of("capture.spark")));
    row = new HBox(16, words, kind, spark, rate);
    row.getStyleClass().add("device-row");
    row.setMinWidth(0);
    row.setPrefWidth(1);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setOnMouseClicked(
        e -> {
          if (e.getClickCount() == 2 && !isEmpty()) {
            begin.run();
          }
        });
  }

  @Override
  protected void updateItem(DeviceLine d, boolean empty) {
    super.updateItem(d, empty);
    if (empty || d == null) {
      setGraphic(null);
      setText(null);
      return;
    }
    name.setText(d.name());
    detail.setText(d.detail());
    String state = d.state();
    kind.setText(d.linkType() + (state.isEmpty() || d.linkType().isEmpty() ? "" : ", ") + state);
    rate.setText(d.rate());
    setAccessibleText(Words.of("capture.device.spoken", d.name(), kind.getText(), d.detail()));
    draw(d);
    setGraphic(row);
  }

  private void draw(DeviceLine d) {
    GraphicsContext g = spark.getGraphicsContext2D();
    g.clearRect(0, 0, SPARK_WIDTH, SPARK_HEIGHT);
    if (!d.isCounted()) {
      return;
    }
    double[] rates = d.rates();
    double most = 1;
    for (double r : rates) {
      most = Math.max(most, r);
    }
    g.setStroke(Theme.colorsProperty().get().accent());
    g.setLineWidth(1.5);
    g.beginPath();
    for (int i = 0; i < rates.length; i++) {
      double x = SPARK_WIDTH * i / (rates.length - 1);
      double y = SPARK_HEIGHT - 2 - (SPARK_HEIGHT - 4) * rates[i] / most;
      if (i == 0) {
        g.moveTo(x, y);
      } else {
        g.lineTo(x, y);
      }
    }
    g.stroke();
  }
}
