package inflight.host;

import java.util.Optional;

/**
 * One thing the program wants from the machine.
 *
 * @param name what it is, two words at most
 * @param works whether it is there
 * @param found one line: what was found, or what is missing
 * @param mend the one step that mends it, a shell command where there is one; empty if it works
 */
public record Check(String name, boolean works, String found, String mend) {
  /** The part of {@link #mend} that a shell can run, if there is one. */
  public Optional<String> command() {
    return mend.startsWith("sudo ") ? Optional.of(mend.split(";", 2)[0]) : Optional.empty();
  }

  static Check good(String name, String found) {
    return new Check(name, true, found, "");
  }

  static Check bad(String name, String found, String mend) {
    return new Check(name, false, found, mend);
  }
}
