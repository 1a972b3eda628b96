package inflight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  private static final String SAMPLE = "sample-captures/fast-retransmit.pcapng";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return InflightCommand.run(
        List.of(args),
        new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, false, StandardCharsets.UTF_8));
  }

  private void assertOneLineOnErr(String part) {
    String line = err.toString(StandardCharsets.UTF_8);
    assertEquals(0, out.size());
    assertTrue(line.contains(part) && line.indexOf('\n') == line.length() - 1, line);
  }

  @Test
  void theFileIsWritten() throws IOException {
    for (String ending : List.of(".svg", ".html", ".csv", ".json")) {
      Path to = folder.resolve("a" + ending);
      assertEquals(0, run("export", SAMPLE, "--connection", "0", "-o", to.toString()));
      assertTrue(Files.size(to) > 1000, ending);
    }
    assertEquals(0, out.size() + err.size());
  }

  @Test
  void anUnknownEndingNamesTheKnownOnes() {
    Path to = folder.resolve("a.xyz");
    assertEquals(2, run("export", SAMPLE, "--connection", "0", "-o", to.toString()));
    assertOneLineOnErr("use one of .svg, .png, .html, .csv, .json");
    assertFalse(Files.exists(to));
  }

  @Test
  void anUnknownConnectionNamesTheNearest() {
    Path to = folder.resolve("a.svg");
    assertEquals(2, run("export", SAMPLE, "--connection", "7", "-o", to.toString()));
    assertOneLineOnErr("did you mean 0?");
    assertFalse(Files.exists(to));
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path to = folder.resolve("no").resolve("a.svg");
    assertEquals(1, run("export", SAMPLE, "--connection", "0", "-o", to.toString()));
    assertOneLineOnErr("there is no folder " + to.getParent());
  }
}
