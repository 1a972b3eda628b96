package inflight.tcp.finding;

/**
 * A number that went into a finding.
 *
 * @param name as texts and JSON name it, in lower case with underscores
 * @param value a whole number has no fraction
 * @param unit for example {@code ms}, {@code bytes}, {@code %}; empty for a plain number
 */
public record Quantity(String name, double value, String unit) {
  /** The value without a useless fraction. */
  public Number number() {
    return value == Math.rint(value) && Math.abs(value) < 1L << 53 ? (Number) (long) value : value;
  }
}
