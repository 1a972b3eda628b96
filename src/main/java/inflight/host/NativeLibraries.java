package inflight.host;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which shared libraries the system's loader finds; asking for one maps it for a moment. */
final class NativeLibraries {
  private NativeLibraries() {}

  /** A library and the Debian package that holds it. */
  record Needed(String file, String debianPackage) {}

  @SuppressWarnings("restricted")
  static boolean loads(String file) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(file, arena);
      return true;
    } catch (IllegalArgumentException notFound) {
      return false;
    }
  }

  static List<Needed> missing(Needed... needed) {
    return Arrays.stream(needed).filter(n -> !loads(n.file)).toList();
  }

  static String aptInstall(List<Needed> missing, String... more) {
    Set<String> packages = new LinkedHashSet<>();
    missing.forEach(n -> packages.add(n.debianPackage));
    packages.addAll(List.of(more));
    return "sudo apt-get install --no-install-recommends " + String.join(" ", packages);
  }
}
