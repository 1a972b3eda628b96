package inflight.packet.capfile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in a byte array, in the byte order of the file. */
final class Bytes {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Bytes() {}

  static int i32(byte[] b, int at, boolean bigEndian) {
    int v = (int) INT.get(b, at);
    return bigEndian ? Integer.reverseBytes(v) : v;
  }

  static int u16(byte[] b, int at, boolean bigEndian) {
    int first = b[at] & 0xff;
    int second = b[at + 1] & 0xff;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  static long i64(byte[] b, int at, boolean bigEndian) {
    long first = i32(b, at, bigEndian) & 0xffff_ffffL;
    long second = i32(b, at + 4, bigEndian) & 0xffff_ffffL;
    return bigEndian ? first << 32 | second : second << 32 | first;
  }

  static void put32(byte[] b, int at, int value) {
    INT.set(b, at, value);
  }
}
