package inflight.ui.view;

import javafx.animation.AnimationTimer;

/** Paints at the next frame, once, however often it was asked to before. */
final class Repaint {
  private final AnimationTimer timer;
  private boolean asked;

  Repaint(Runnable paint) {
    timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            stop();
            asked = false;
            paint.run();
          }
        };
  }

  void ask() {
    if (!asked) {
      asked = true;
      timer.start();
    }
  }
}
