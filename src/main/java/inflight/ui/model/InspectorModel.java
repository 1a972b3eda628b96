package inflight.ui.model;

import inflight.packet.index.FrameReader;
import inflight.tcp.verdict.ConnectionTrace;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The frame looked at, taken apart, and what is pointed at in it: header, field tree and bytes
 * light up together.
 */
public final class InspectorModel {
  private final OpenCapture open;
  private final Focus focus;
  private final Background.Latest inspecting;
  private final ReadOnlyObjectWrapper<FrameDetail> detail = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Spot> hovered = new SimpleObjectProperty<>(Spot.NONE);
  private final ObjectProperty<Spot> chosen = new SimpleObjectProperty<>(Spot.NONE);
  private final ReadOnlyObjectWrapper<Spot> lit = new ReadOnlyObjectWrapper<>(Spot.NONE);

  InspectorModel(OpenCapture open, Focus focus, Background background) {
    this.open = open;
    this.focus = focus;
    this.inspecting = background.latest();
    focus.rowProperty().addListener((p, was, is) -> inspect());
    focus.traceProperty().addListener((p, was, is) -> inspect());
    hovered.addListener((p, was, is) -> light());
    chosen.addListener((p, was, is) -> light());
  }

  private void light() {
    lit.set(hovered.get() == Spot.NONE ? chosen.get() : hovered.get());
  }

  private void inspect() {
    int row = focus.row();
    ConnectionTrace trace = focus.traceProperty().get();
    if (row < 0) {
      detail.set(null);
      return;
    }
    inspecting.run(
        () -> {
          try (FrameReader reader = open.capture().frameReader()) {
            return new FrameInspection(open.capture(), reader, row, trace).detail();
          }
        },
        d -> {
          if (detail.get() == null || detail.get().row() != d.row()) {
            hovered.set(Spot.NONE);
            chosen.set(sameField(d));
          }
          detail.set(d);
        },
        e -> detail.set(null));
  }

  /** From segment to segment the same field stays lit, wherever it stands now. */
  private Spot sameField(FrameDetail d) {
    String field = chosen.get().field();
    for (HeaderCell cell : d.header()) {
      if (!field.isEmpty() && cell.field().equals(field)) {
        return new Spot(field, cell.bytes());
      }
    }
    return Spot.NONE;
  }

  /** Null while nothing is looked at. */
  public ReadOnlyObjectProperty<FrameDetail> detailProperty() {
    return detail.getReadOnlyProperty();
  }

  /** What the mouse points at; {@link Spot#NONE} if it points at nothing. */
  public ObjectProperty<Spot> hoveredProperty() {
    return hovered;
  }

  /** What was clicked, and is lit while the mouse points at nothing. */
  public ObjectProperty<Spot> chosenProperty() {
    return chosen;
  }

  /** What is to be lit. */
  public ReadOnlyObjectProperty<Spot> litProperty() {
    return lit.getReadOnlyProperty();
  }
}
