package inflight.cli;

import inflight.query.field.Field;
import inflight.query.field.Registry;
import java.io.PrintStream;
import java.util.Locale;

/** Prints the field registry: name, type, sentence, RFC section. */
final class FieldList {
  private FieldList() {}

  static void print(PrintStream out, boolean json) {
    TextBuffer text = new TextBuffer();
    if (json) {
      json(text);
    } else {
      for (Field f : Registry.all().fields()) {
        text.text(f.name()).ascii('\t').text(type(f)).ascii('\t');
        text.text(f.sentence()).ascii('\t').text(f.rfc()).ascii('\n');
      }
    }
    out.write(text.bytes(), 0, text.length());
  }

  private static void json(TextBuffer text) {
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
  }

  private static String type(Field f) {
    return f.type().name().toLowerCase(Locale.ROOT);
  }
}
