package inflight.query.field;

import inflight.packet.capfile.OddTime;
import inflight.packet.wire.Addresses;

/** Writes the values of one field into a text cell, several joined by a separator. */
public final class TextValues implements Values {
  /** Which values of a field that occurs several times are wanted. */
  public enum Occurrence {
    FIRST,
    LAST,
    ALL
  }

  private final StringBuilder out;
  private final Occurrence occurrence;
  private final String separator;
  private FieldType type = FieldType.NONE;
  private int cellStart;
  private boolean any;

  public TextValues(StringBuilder out, Occurrence occurrence, String separator) {
    this.out = out;
    this.occurrence = occurrence;
    this.separator = separator;
  }

  /** Writes the cell of {@code field}. */
  public void cell(Field field, FrameView v) {
    begin(field);
    field.read(v, this);
  }

  /** Starts a cell: the values that follow are those of {@code field}. */
  public void begin(Field field) {
    type = field.type();
    cellStart = out.length();
    any = false;
  }

  /** Makes room for one more value; false if it is not wanted. */
  private boolean next() {
    if (any && occurrence == Occurrence.FIRST) {
      return false;
    }
    if (any && occurrence == Occurrence.LAST) {
      out.setLength(cellStart);
    } else if (any) {
      out.append(separator);
    }
    any = true;
    return true;
  }

  @Override
  public void number(long value, int at, int lenBytes) {
    if (next()) {
      type.appendNumber(out, value);
    }
  }

  @Override
  public void oddTime(OddTime time) {
    if (next()) {
      type.appendTime(out, time);
    }
  }

  @Override
  public void text(String value, int at, int lenBytes) {
    if (next()) {
      out.append(Escape.text(value));
    }
  }

  @Override
  public void bytes(byte[] b, int at, int lenBytes) {
    if (!next()) {
      return;
    }
    switch (type) {
      case IPV6 -> out.append(Addresses.v6(b, at));
      case MAC -> out.append(Addresses.mac(b, at));
      default -> {
        if (lenBytes == 0) {
          out.append("<MISSING>"); // as tshark has it
        }
        for (int i = at; i < at + lenBytes; i++) {
          out.append(Character.forDigit(b[i] >> 4 & 0xf, 16));
          out.append(Character.forDigit(b[i] & 0xf, 16));
        }
      }
    }
  }
}
