package inflight.host;

import inflight.host.NativeLibraries.Needed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Whether a window can open here, found out without starting the toolkit, which may hang or leave a
 * half-started thread behind where something is missing.
 */
public final class Display {
  private static final long X_SERVER_SECONDS = 5;

  /** What the JDK itself loads to draw text into a picture. */
  private static final Needed[] PICTURES = {
    new Needed("libfreetype.so.6", "libfreetype6"),
    new Needed("libfontconfig.so.1", "libfontconfig1"),
  };

  /** What the toolkit loads besides to draw text, with or without a screen. */
  private static final Needed[] DRAWING = {
    new Needed("libpango-1.0.so.0", "libpango-1.0-0"),
    new Needed("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"),
  };

  /** What it loads besides to open a window on an X server. */
  private static final Needed[] WINDOW = {
    new Needed("libgtk-3.so.0", "libgtk-3-0"),
    new Needed("libXtst.so.6", "libxtst6"),
    new Needed("libXxf86vm.so.1", "libxxf86vm1"),
    new Needed("libGL.so.1", "libgl1"),
  };

  private static final List<String> FONT_FOLDERS =
      List.of(
          "/usr/share/fonts",
          "/usr/local/share/fonts",
          System.getProperty("user.home") + "/.fonts",
          System.getProperty("user.home") + "/.local/share/fonts");

  private Display() {}

  /** Whether a window can open on this machine now. */
  public static Check window() {
    String name = "window";
    if (!isLinux()) {
      return Check.good(name, System.getProperty("os.name"));
    }
    List<Needed> missing = missing(PICTURES, DRAWING, WINDOW);
    String display = System.getenv("DISPLAY");
    boolean noDisplay = display == null || display.isBlank();
    boolean noFonts = !hasFonts();
    if (noDisplay || noFonts || !missing.isEmpty()) {
      return Check.bad(name, what(noDisplay, missing, noFonts), how(noDisplay, missing, noFonts));
    }
    if (!answers(display)) {
      return Check.bad(
          name,
          "the X server of DISPLAY=" + display + " does not answer or does not let us in",
          "set DISPLAY to a running X server");
    }
    return Check.good(name, "DISPLAY=" + display);
  }

  /** Whether the toolkit can draw here, on its own headless platform, without any window. */
  public static Check drawing() {
    return withoutWindow("drawing", PICTURES, DRAWING);
  }

  /** Whether text can be drawn into a PNG here, without the toolkit. */
  public static Check pictures() {
    return withoutWindow("pictures", PICTURES);
  }

  private static Check withoutWindow(String name, Needed[]... needed) {
    if (!isLinux()) {
      return Check.good(name, System.getProperty("os.name"));
    }
    List<Needed> missing = missing(needed);
    boolean noFonts = !hasFonts();
    return missing.isEmpty() && !noFonts
        ? Check.good(name, "fonts and libraries found")
        : Check.bad(name, what(false, missing, noFonts), how(false, missing, noFonts));
  }

  private static List<Needed> missing(Needed[]... needed) {
    return Arrays.stream(needed).flatMap(n -> NativeLibraries.missing(n).stream()).toList();
  }

  private static String what(boolean noDisplay, List<Needed> missing, boolean noFonts) {
    List<String> parts = new ArrayList<>();
    if (noDisplay) {
      parts.add("there is no display (DISPLAY is not set)");
    }
    if (!missing.isEmpty()) {
      parts.add(String.join(", ", missing.stream().map(Needed::file).toList()) + " not found");
    }
    if (noFonts) {
      parts.add("no font is installed");
    }
    return String.join("; ", parts);
  }

  private static String how(boolean noDisplay, List<Needed> missing, boolean noFonts) {
    List<String> steps = new ArrayList<>();
    if (!missing.isEmpty() || noFonts) {
      steps.add(
          NativeLibraries.aptInstall(
              missing, noFonts ? new String[] {"fonts-dejavu-core"} : new String[0]));
    }
    if (noDisplay) {
      steps.add("start it in a desktop session, or with `ssh -X`");
    }
    return String.join("; then ", steps);
  }

  private static boolean hasFonts() {
    return FONT_FOLDERS.stream().map(Path::of).anyMatch(Display::holdsFont);
  }

  private static boolean holdsFont(Path folder) {
    try (Stream<Path> files = Files.find(folder, 8, (p, a) -> isFont(p))) {
      return files.findFirst().isPresent();
    } catch (IOException | UncheckedIOException unreadable) {
      return false;
    }
  }

  private static boolean isFont(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".ttf") || name.endsWith(".otf") || name.endsWith(".ttc");
  }

  /** An X server far away or stuck may never answer: ask on a thread that nobody waits for. */
  private static boolean answers(String display) {
    FutureTask<Boolean> answer = new FutureTask<>(() -> opens(display));
    Thread.ofPlatform().daemon().name("x-server-probe").start(answer);
    try {
      return answer.get(X_SERVER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @SuppressWarnings("restricted")
  private static boolean opens(String display) throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", arena);
      Linker linker = Linker.nativeLinker();
      MethodHandle open =
          linker.downcallHandle(
              x11.findOrThrow("XOpenDisplay"),
              FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
      MethodHandle close =
          linker.downcallHandle(
              x11.findOrThrow("XCloseDisplay"),
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
      MemorySegment connection = (MemorySegment) open.invokeExact(arena.allocateFrom(display));
      if (connection.address() == 0) {
        return false;
      }
      int ignored = (int) close.invokeExact(connection);
      return true;
    } catch (Exception e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isLinux() {
    return System.getProperty("os.name").equals("Linux");
  }
}
