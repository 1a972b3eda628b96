package inflight.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Of jobs for one slot only the newest counts. */
class BackgroundTest {
  private final Queue<Runnable> worker = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();
  private int ran;
  private final Background.Latest slot = new Background(worker::add, Runnable::run).latest();

  private void ask(String name) {
    slot.run(
        () -> {
          ran++;
          return name;
        },
        done::add,
        e -> done.add("failed " + e.getMessage()));
  }

  private void work() {
    while (!worker.isEmpty()) {
      worker.remove().run();
    }
  }

  @Test
  void whatWaitsIsReplacedAndWhatRunsIsDropped() {
    ask("first");
    ask("second");
    ask("third");
    work();
    assertEquals(List.of("third"), done);
    assertEquals(2, ran);
  }

  @Test
  void oneAfterTheOtherAllCount() {
    ask("first");
    work();
    ask("second");
    work();
    assertEquals(List.of("first", "second"), done);
  }

  @Test
  void whatIsForgottenIsNotDelivered() {
    ask("first");
    slot.forget();
    work();
    ask("second");
    work();
    assertEquals(List.of("second"), done);
  }

  @Test
  void aFailureIsDeliveredToo() {
    slot.run(
        () -> {
          throw new java.io.IOException("gone");
        },
        x -> done.add("done"),
        e -> done.add("failed " + e.getMessage()));
    work();
    assertEquals(List.of("failed gone"), done);
  }
}
