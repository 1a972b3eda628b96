package inflight.cli;

import inflight.query.field.Field;
import inflight.query.field.Registry;
import java.io.PrintStream;
import java.util.Locale;

/** Prints the field registry: name, type, sentence, RFC section. */
final class FieldList {
  private FieldList() {}

  /** One line per field, separated by tabs. */
  static void lines(PrintStream out) {
    TextBuffer text = new TextBuffer();
    for (Field f : Registry.all().fields()) {
      text.text(f.name()).ascii('\t').text(type(f)).ascii('\t');
      text.text(f.sentence()).ascii('\t').text(f.rfc()).ascii('\n');
    }
    print(text, out);
  }

  static void json(PrintStream out) {
    TextBuffer text = new TextBuffer();
    JsonWriter json = new JsonWriter(text);
    json.open('[');
    for (Field f : Registry.all().fields()) {
      json.line().open('{');
      json.name("name").string(f.name());
      json.name("type").string(type(f));
      json.name("sentence").string(f.sentence());
      json.name("rfc").string(f.rfc());
      json.close('}');
    }
    json.close(']');
    text.ascii('\n');
    print(text, out);
  }

  /** The page {@code src/docs/fields.md}: a table for each family of names. */
  static void markdown(PrintStream out) {
    TextBuffer text = new TextBuffer();
    text.text("# Fields\n\n");
    text.text("Made by `inflight fields --list --format markdown`; do not edit.\n");
    String family = "";
    for (Field f : Registry.all().fields()) {
      String prefix = f.name().substring(0, f.name().indexOf('.'));
      if (!prefix.equals(family)) {
        family = prefix;
        text.text("\n## ").text(family).text("\n\n");
        text.text("| field | type | what it is | defined in |\n|---|---|---|---|\n");
      }
      text.text("| `").text(f.name()).text("` | ").text(type(f)).text(" | ");
      text.text(f.sentence()).text(" | ").text(f.rfc()).text(" |\n");
    }
    print(text, out);
  }

  private static void print(TextBuffer text, PrintStream out) {
    out.write(text.bytes(), 0, text.length());
  }

  private static String type(Field f) {
    return f.type().name().toLowerCase(Locale.ROOT);
  }
}
