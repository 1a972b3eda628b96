package inflight.ui.view;

import inflight.ui.model.WindowModel;
import inflight.ui.model.Workbench;
import javafx.animation.AnimationTimer;

/** Waits until everything has been painted once behind the welcome page, and ends the rehearsal. */
final class Rehearsal extends AnimationTimer {
  /** Frames after everything has come. */
  private static final int FRAMES = 5;

  private final WindowModel model;
  private int painted;

  Rehearsal(WindowModel model) {
    this.model = model;
  }

  @Override
  public void handle(long now) {
    Workbench bench = model.workbenchProperty().get();
    if (bench == null || !model.rehearsingProperty().get()) {
      stop();
      return;
    }
    boolean there =
        !bench.open().loading()
            && bench.inspector().detailProperty().get() != null
            && bench.story().explanationProperty().get() != null;
    if (there && ++painted > FRAMES) {
      stop();
      model.endRehearsal();
    }
  }
}
