package inflight.query.field;

import inflight.packet.capfile.OddTime;
import inflight.packet.wire.Addresses;

/** The types of field values, and how each is written, which is how tshark writes it. */
public enum FieldType {
  /** There or not there; no value of its own. */
  NONE,
  BOOLEAN,
  UNSIGNED,
  SIGNED,
  HEX_8,
  HEX_16,
  HEX_24,
  HEX_32,
  IPV4,
  IPV6,
  MAC,
  BYTES,
  TEXT,
  /** Nanoseconds since the epoch, written as seconds. */
  ABSOLUTE_TIME,
  /** Nanoseconds since the epoch, written as date and time of this machine's zone. */
  LOCAL_TIME,
  /** Nanoseconds. */
  RELATIVE_TIME;

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** Appends a value that is a number (times, flags and IPv4 addresses are). */
  public void appendNumber(StringBuilder out, long value) {
    switch (this) {
      case NONE -> out.append('1');
      case BOOLEAN -> out.append(value != 0 ? '1' : '0');
      case HEX_8 -> hex(out, value, 2);
      case HEX_16 -> hex(out, value, 4);
      case HEX_24 -> hex(out, value, 6);
      case HEX_32 -> hex(out, value, 8);
      case IPV4 -> out.append(Addresses.v4((int) value));
      case ABSOLUTE_TIME, RELATIVE_TIME -> time(out, value);
      case LOCAL_TIME -> LocalTime.append(out, value);
      case UNSIGNED -> unsigned(out, value);
      default -> out.append(value);
    }
  }

  /** Appends a time or a difference of times. */
  public void appendTime(StringBuilder out, OddTime time) {
    if (this == LOCAL_TIME) {
      LocalTime.append(out, time);
      return;
    }
    if (time.nanos() < 0 && time.seconds() >= 0) {
      out.append('-');
    }
    out.append(time.seconds()).append('.');
    padded(out, Math.abs((long) time.nanos()));
  }

  private static void unsigned(StringBuilder out, long value) {
    if (value >= 0) {
      out.append(value);
    } else { // only keys and numbers of 64 bits are so large
      out.append(Long.toUnsignedString(value));
    }
  }

  private static void hex(StringBuilder out, long value, int digits) {
    out.append("0x");
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      out.append(Character.forDigit((int) (value >>> shift) & 0xf, 16));
    }
  }

  /** Seconds with nine decimals. */
  private static void time(StringBuilder out, long nanos) {
    if (nanos < 0) {
      out.append('-');
    }
    long magnitude = Math.abs(nanos);
    out.append(magnitude / NANOS_PER_SECOND).append('.');
    padded(out, magnitude % NANOS_PER_SECOND);
  }

  /** With nine digits, or more if it is no fraction of a second. */
  private static void padded(StringBuilder out, long nanos) {
    if (nanos >= NANOS_PER_SECOND) {
      out.append(nanos);
      return;
    }
    for (long unit = NANOS_PER_SECOND / 10; unit > 0; unit /= 10) {
      out.append((char) ('0' + nanos / unit % 10));
    }
  }
}
