package inflight.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CourtesyTest {
  private static final long MILLI = 1_000_000;

  private long now = -5 * MILLI;
  private int pauses;
  private final Courtesy courtesy = new Courtesy(() -> now, nanos -> pauses++);

  @Test
  void doesNotWaitForAWindowThatNeverPainted() {
    courtesy.giveWay();
    assertEquals(0, pauses);
  }

  @Test
  void goesOnWhileFramesComeInTime() {
    for (int frame = 0; frame < 10; frame++) {
      courtesy.beat();
      now += 17 * MILLI;
      courtesy.giveWay();
    }
    assertEquals(0, pauses);
  }

  @Test
  void stepsBackAsLongAsAFrameIsLate() {
    courtesy.beat();
    now += 40 * MILLI;
    courtesy.giveWay();
    courtesy.giveWay();
    assertEquals(2, pauses);
    courtesy.beat();
    courtesy.giveWay();
    assertEquals(2, pauses);
  }

  @Test
  void doesNotWaitForeverForAWindowThatStoppedPainting() {
    courtesy.beat();
    now += 10_000 * MILLI;
    courtesy.giveWay();
    assertEquals(0, pauses);
  }
}
