package inflight.scene.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inflight.testing.Compiled;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole scenes as text, beside the tests' resources. Each is also laid out with the ends swapped
 * and the numbers wrapping, which must not change it.
 */
class LadderSceneTest {
  @TempDir Path folder;

  private void check(String notation, String golden) throws IOException {
    String expected;
    try (InputStream in = LadderSceneTest.class.getResourceAsStream(golden)) {
      expected = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertEquals(expected, SceneText.of(Scripts.scene(folder, notation)));
    LadderScene mirrored = Scripts.scene(folder, Compiled.mirrored(notation));
    assertEquals(expected, SceneText.of(mirrored), "mirrored");
  }

  @Test
  void handshakeDataAndClose() throws IOException {
    check(Scripts.WHOLE, "whole.txt");
  }

  @Test
  void aLostSegmentBreaksOffAndItsRepetitionIsTiedToIt() throws IOException {
    check(Scripts.LOSS, "loss.txt");
  }

  @Test
  void closesThatCrossGoThroughClosing() throws IOException {
    check(Scripts.CROSSING, "crossing.txt");
  }

  @Test
  void aServerThatRefusesIsClosedAllAlong() throws IOException {
    check(Scripts.REFUSED, "refused.txt");
  }

  @Test
  void nothingIsSaidOfAServerThatIsSilent() throws IOException {
    check(Scripts.SILENT, "silent.txt");
  }
}
