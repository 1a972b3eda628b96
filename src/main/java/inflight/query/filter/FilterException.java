package inflight.query.filter;

/** A filter that is none: where it went wrong, and what was expected there. */
public final class FilterException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final int column;
  private final int length;

  /**
   * @param at index of the first wrong character
   * @param length how many are wrong, at least 1 when shown
   */
  FilterException(int at, int length, String reason) {
    super("column " + (at + 1) + ": " + reason);
    this.reason = reason;
    this.column = at + 1;
    this.length = Math.max(1, length);
  }

  /** What was expected, without the column. */
  public String reason() {
    return reason;
  }

  /** Of the first wrong character, from 1. */
  public int column() {
    return column;
  }

  /** Characters that are wrong, from {@link #column} on. */
  public int length() {
    return length;
  }
}
