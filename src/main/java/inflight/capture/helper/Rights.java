package inflight.capture.helper;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * Gives up what was needed to open the devices. Started through sudo or pkexec the process becomes
 * the user who did so: glibc changes every thread. Started with capabilities it clears them in the
 * calling thread, from which all threads that touch packets are started; the JVM's own threads keep
 * theirs, for capabilities belong to a thread and no call changes them all.
 */
final class Rights {
  private static final int CAPABILITY_VERSION_3 = 0x2008_0522;

  private Rights() {}

  /** Called once, after the last device was opened and before the first file is made. */
  static void giveUp(Map<String, String> environment) throws HelperException {
    if (Platform.isWindows()) {
      return;
    }
    if (NativeCalls.C.geteuid() == 0) {
      String uid = environment.getOrDefault("SUDO_UID", environment.get("PKEXEC_UID"));
      if (uid != null && !uid.equals("0")) {
        String gid = environment.get("SUDO_GID");
        become(number(uid), gid == null ? Passwd.groupOf(number(uid)) : number(gid));
      }
    } else if (Platform.isLinux()) {
      clearCapabilities();
    }
  }

  private static int number(String id) throws HelperException {
    try {
      return Integer.parseUnsignedInt(id);
    } catch (NumberFormatException e) {
      throw new HelperException(HelperException.NO_PERMISSION, "no user has the number " + id);
    }
  }

  /** From root to an ordinary user, for good. The groups first: afterwards it may not. */
  private static void become(int uid, int gid) throws HelperException {
    String name = Passwd.nameOf(uid);
    if (name == null) {
      call("setgroups", 0L, null);
    } else {
      call("initgroups", name, gid);
    }
    if (Platform.isLinux()) {
      call("setresgid", gid, gid, gid);
      call("setresuid", uid, uid, uid);
    } else {
      call("setgid", gid);
      call("setuid", uid);
    }
    if (NativeCalls.C.geteuid() != uid || NativeCalls.C.getuid() != uid) {
      throw new HelperException(HelperException.NO_PERMISSION, "root's rights would not go away");
    }
  }

  private static void call(String name, Object... arguments) throws HelperException {
    if (function(name).invokeInt(arguments) != 0) {
      throw new HelperException(
          HelperException.NO_PERMISSION, "root's rights could not be given up: " + name);
    }
  }

  private static void clearCapabilities() {
    ByteBuffer header = ByteBuffer.allocateDirect(8).order(ByteOrder.nativeOrder());
    header.putInt(0, CAPABILITY_VERSION_3);
    ByteBuffer none = ByteBuffer.allocateDirect(24);
    // without the right to capture there is nothing to clear, and failing is as good
    function("capset").invokeInt(new Object[] {header, none});
  }

  private static Function function(String name) {
    return NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction(name);
  }
}
