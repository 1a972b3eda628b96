package inflight.ui.model;

/**
 * One line of the inspector's summary.
 *
 * @param bytes where it stands, empty if it was worked out
 */
public record Fact(String name, String value, Tone tone, String field, ByteRange bytes) {
  /** How a fact is meant. */
  public enum Tone {
    PLAIN,
    /** Explains the line above in smaller letters; has no name. */
    REASON,
    GOOD,
    WARN,
    BAD
  }

  static Fact plain(String name, String value) {
    return new Fact(name, value, Tone.PLAIN, "", ByteRange.NONE);
  }

  static Fact toned(String name, String value, Tone tone) {
    return new Fact(name, value, tone, "", ByteRange.NONE);
  }

  Fact at(String newField, ByteRange where) {
    return new Fact(name, value, tone, newField, where);
  }
}
