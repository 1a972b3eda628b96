package inflight.capture.helper;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/** The user database, through the C library: users need not stand in a file. */
final class Passwd {
  private Passwd() {}

  private static Pointer entry(int uid) {
    return NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
        .getFunction("getpwuid")
        .invokePointer(new Object[] {uid});
  }

  /** Null if there is no such user. */
  static String nameOf(int uid) {
    Pointer entry = entry(uid);
    return entry == null ? null : entry.getPointer(0).getString(0);
  }

  /** The user's own group; the number of the user if there is no such user. */
  static int groupOf(int uid) {
    Pointer entry = entry(uid);
    // struct passwd: name, password, uid (4), gid (4)
    return entry == null ? uid : entry.getInt(2L * com.sun.jna.Native.POINTER_SIZE + 4);
  }
}
