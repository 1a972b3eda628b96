package inflight.tcp.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inflight.testing.Cells;
import inflight.testing.JudgedScript;
import inflight.testing.NeedsTool;
import inflight.testing.Tshark;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wireshark keeps 0 for "not known yet", so a next number that happens to be 0 is forgotten: the
 * same segments are judged otherwise where the numbers wrap exactly there. We follow it.
 */
class ZeroIsUnknownTest {
  private static final String SCRIPT =
      """
      +0.000 C S  0             win 9000
      +0.040 S SA 0 ack 1       win 9000
      +0.000 C A  1 ack 1       win 9000
      +0.010 C A  1:101 ack 1   win 9000
      +0.000 C A  201:301 ack 1 win 9000    # %s
      """;

  @TempDir private Path folder;

  @Test
  void aGapBehindAnyOtherNumberIsSeen() throws Exception {
    checkOurs(wrapping("lost_segment", 100));
    checkOurs(wrapping("lost_segment", 102));
  }

  @Test
  void aGapBehindZeroIsNot() throws Exception {
    checkOurs(wrapping("", 101));
  }

  @Test
  @NeedsTool("tshark")
  void tsharkForgetsItToo() throws Exception {
    JudgedScript script = wrapping("", 101);
    check(script, Tshark.cells(script.write(folder), JudgedScript.FIELDS));
  }

  private static JudgedScript wrapping(String verdictOfTheLast, int offset) throws Exception {
    return JudgedScript.parse(SCRIPT.formatted(verdictOfTheLast)).wrappingAt(offset);
  }

  private void checkOurs(JudgedScript script) throws Exception {
    check(script, Cells.ours(script.write(folder), JudgedScript.FIELDS));
  }

  private static void check(JudgedScript script, List<String[]> cells) {
    var c = script.compare(cells);
    assertEquals(c.expected(), c.found());
  }
}
