package inflight.cli;

import java.util.Locale;

/** How a command prints its rows: for people, or for programs. */
enum Format {
  TABLE,
  JSON,
  CSV;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
