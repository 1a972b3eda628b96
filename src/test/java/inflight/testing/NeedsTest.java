package inflight.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What skips tests must not skip too much, and nothing at all in CI. */
class NeedsTest {
  @Test
  void findsWhatIsOnThePathAndNothingElse() {
    assertTrue(Needs.isOnPath("sh") || System.getProperty("os.name").startsWith("Windows"));
    assertFalse(Needs.isOnPath("no-such-program-9293"));
  }

  @Test
  void skipsOnAPersonsMachineAndFailsInCi() {
    assertTrue(Needs.decide("an example of a reason", false).isDisabled());
    assertThrows(AssertionError.class, () -> Needs.decide("an example of a reason", true));
  }
}
