package inflight.ui.model;

/**
 * A cell of the header drawing, which has 32 bits a row.
 *
 * @param bit where it begins, counted from the start of the header
 * @param bits how long it is; may go on in the next row
 * @param field the field it shows, empty if there is none of that name
 */
public record HeaderCell(
    int bit, int bits, String name, String value, Kind kind, String field, ByteRange bytes) {
  /** How a cell is drawn. */
  public enum Kind {
    FIELD,
    /** One bit that is set. */
    FLAG_ON,
    /** One bit that is not set. */
    FLAG_OFF,
    OPTION
  }

  /** One past the last bit. */
  public int end() {
    return bit + bits;
  }
}
