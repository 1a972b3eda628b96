package inflight.lab.script;

import java.io.IOException;

/** A line of segment notation that cannot be understood, or not be made a packet of. */
public final class ScriptException extends IOException {
  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;

  /**
   * @param line counts from 1
   * @param column counts from 1
   * @param problem what is wrong and what is wanted instead
   */
  public ScriptException(int line, int column, String problem) {
    super("line " + line + ", column " + column + ": " + problem);
    this.line = line;
    this.column = column;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }
}
