package inflight.query.field;

import inflight.packet.capfile.OddTime;

/**
 * Takes the values that a field has in one frame, in the order of the bytes. {@code at} and {@code
 * lenBytes} say where the bytes stand in the data of the layer, for lighting them up; 0 bytes for a
 * value that was worked out.
 */
public interface Values {
  /** A value that is a number; its field's type says how it is written. */
  void number(long value, int at, int lenBytes);

  void text(String value, int at, int lenBytes);

  /** Bytes of {@code b}, shown as hexadecimal. */
  void bytes(byte[] b, int at, int lenBytes);

  /** A time, or a difference of times, that nanoseconds may not say. */
  default void oddTime(OddTime time) {
    derived(time.inNanos());
  }

  /** A number that stands nowhere in the bytes. */
  default void derived(long value) {
    number(value, 0, 0);
  }
}
