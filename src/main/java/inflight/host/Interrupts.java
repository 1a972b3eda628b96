package inflight.host;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.lang.reflect.Proxy;

/**
 * SIGINT where the JVM does not hear it: a shell script that starts a program in the background
 * starts it with SIGINT ignored, and the JVM leaves it so. What captures until it is interrupted
 * must hear it all the same, as tcpdump does.
 */
public final class Interrupts {
  private static final int SIGINT = 2;
  private static final long SIG_IGN = 1;

  private Interrupts() {}

  /** From now on SIGINT ends the process in an orderly way, also if it was ignored before. */
  public static void hear() {
    if (Platform.isWindows()) {
      return;
    }
    NativeLibrary c = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME);
    Pointer was = c.getFunction("signal").invokePointer(new Object[] {SIGINT, Pointer.NULL});
    if (Pointer.nativeValue(was) != SIG_IGN) {
      c.getFunction("signal").invokePointer(new Object[] {SIGINT, was});
      return;
    }
    try {
      endOnSignal();
    } catch (ReflectiveOperationException e) {
      // then it ends the process in the system's own way
    }
  }

  /** By name: the compiler warns of this class, and there is no other one. */
  private static void endOnSignal() throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object end =
        Proxy.newProxyInstance(
            handler.getClassLoader(),
            new Class<?>[] {handler},
            (proxy, method, arguments) -> {
              System.exit(128 + SIGINT);
              return null;
            });
    signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance("INT"), end);
  }
}
