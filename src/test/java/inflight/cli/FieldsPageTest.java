package inflight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import inflight.query.field.Field;
import inflight.query.field.Registry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The documentation of the fields is what the registry says. */
class FieldsPageTest {
  @Test
  void thePageIsUpToDate() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FieldList.markdown(new PrintStream(out, false, StandardCharsets.UTF_8));
    assertEquals(
        Files.readString(Path.of("src/docs/fields.md")),
        out.toString(StandardCharsets.UTF_8),
        "run: inflight fields --list --format markdown >src/docs/fields.md");
  }

  @Test
  void everyFieldHasTitleAndSentence() {
    for (Field f : Registry.all().fields()) {
      assertFalse(f.title().isBlank(), f.name());
      assertFalse(f.sentence().isBlank() || !f.sentence().endsWith("."), f.name());
      assertFalse(f.sentence().contains("|"), "would end a cell of the page: " + f.name());
    }
  }
}
