package inflight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a command that ran in this process left behind. */
record Ran(int code, byte[] bytes, String err) {
  static Ran inflight(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        InflightCommand.run(
            List.of(args).stream().map(Object::toString).toList(),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8));
    return new Ran(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
  }

  String out() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  Ran ok() {
    assertEquals(0, code, err);
    assertEquals("", err);
    return this;
  }

  /** Nothing on out, one line on err. */
  void failed(int expectedCode, String errContains) {
    assertEquals(expectedCode, code, err);
    assertEquals("", out());
    assertTrue(err.contains(errContains), err);
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.endsWith("\n"), err);
  }
}
