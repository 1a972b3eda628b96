package inflight.ui.view;

import inflight.ui.model.WindowModel;
import inflight.ui.model.Workbench;
import javafx.animation.AnimationTimer;

/**
 * Steps through a sample behind the welcome page, so that everything has been laid out and painted
 * a few times, and ends the rehearsal.
 */
final class Rehearsal extends AnimationTimer {
  /** Frames after everything has come; a step in each. */
  private static final int FRAMES = 20;

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
    if (!there) {
      return;
    }
    model.player().stepForward();
    if (++painted > FRAMES) {
      stop();
      model.endRehearsal();
    }
  }
}
