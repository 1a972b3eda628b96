package inflight.cli;

import inflight.tcp.connection.Endpoint;
import java.io.PrintStream;

/** An array with one object per line. */
final class JsonRows extends RowWriter {
  private final String[] columns;
  private final JsonWriter json = new JsonWriter(buffer);
  private int column;

  JsonRows(PrintStream out, String[] columns) {
    super(out);
    this.columns = columns;
    json.open('[');
  }

  @Override
  void begin() {
    json.line().open('{');
    column = 0;
  }

  private JsonWriter cell() {
    return json.name(columns[column++]);
  }

  @Override
  void number(long value) {
    cell().value(value);
  }

  @Override
  void seconds(long nanos) {
    cell().seconds(nanos);
  }

  @Override
  void millis(long nanos) {
    cell().millis(nanos);
  }

  @Override
  void text(String text) {
    cell().string(text);
  }

  @Override
  void address(Endpoint endpoint) {
    cell().string(endpoint.address());
  }

  @Override
  void empty() {
    cell().nothing();
  }

  @Override
  void end() {
    json.close('}');
    flushIfMuch();
  }

  @Override
  void finish() {
    buffer.text("\n]\n");
    flush();
  }
}
