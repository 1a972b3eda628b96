package inflight.ui.model;

/**
 * What is pointed at in one of the three pictures of a frame (header, fields, bytes), for the other
 * two to light up.
 *
 * @param field the field's name, empty if only bytes are pointed at
 */
public record Spot(String field, ByteRange bytes) {
  /** Nothing is pointed at. */
  public static final Spot NONE = new Spot("", ByteRange.NONE);

  /** Whether pointing here means what has this name and these bytes, or a part of it. */
  public boolean means(String name, ByteRange where) {
    if (!field.isEmpty() && field.equals(name)) {
      return where.isEmpty() || bytes.isEmpty() || where.overlaps(bytes);
    }
    return field.isEmpty() && where.overlaps(bytes);
  }
}
