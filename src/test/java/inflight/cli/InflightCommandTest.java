package inflight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of every command: exit codes, one line on err, nothing on out when it failed. */
class InflightCommandTest {
  private record Result(int code, String out, String err) {}

  @Test
  void versionIsOneLine() {
    Result result = run("--version");
    assertEquals(0, result.code);
    assertTrue(result.out.matches("inflight [^\\n]+\\R"), result.out);
    assertEquals("", result.err);
  }

  @Test
  void aWrongCommandNamesTheNearestRightOne() {
    assertFails(2, "doctor", run("docter"));
  }

  @Test
  void aWrongOptionNamesTheNearestRightOne() {
    assertFails(2, "--fix", run("doctor", "--fiks"));
  }

  @Test
  void aFileThatIsNotThereIsNotWrongUsage() {
    assertFails(1, "no/such.pcap: no such file", run("no/such.pcap"));
  }

  @Test
  void controlCharactersInAFileNameCannotReachTheTerminal() {
    assertFails(1, "\\x1b[31m.pcap", run("\u001b[31m.pcap"));
  }

  @Test
  void everyCommandTakesHelp() {
    Result result = run("doctor", "--help");
    assertEquals(0, result.code);
    assertTrue(result.out.contains("Usage: inflight doctor"), result.out);
  }

  @Test
  void doctorNamesAStepForEverythingThatIsMissing() {
    Result result = run("doctor");
    assertEquals(0, result.code);
    assertTrue(result.out.startsWith("ok      java: "), result.out);
    assertEquals(
        result.out.lines().filter(l -> l.startsWith("missing ")).count(),
        result.out.lines().filter(l -> l.startsWith("        mend: ")).count());
  }

  private static void assertFails(int code, String errContains, Result result) {
    assertEquals(code, result.code, result.err);
    assertEquals("", result.out);
    assertTrue(result.err.contains(errContains), result.err);
    assertEquals(1, result.err.lines().count(), result.err);
  }

  private static Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        InflightCommand.run(
            List.of(args),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8));
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
