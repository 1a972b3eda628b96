package inflight.cli;

/** What a command returns to the shell. */
final class Exit {
  static final int ALL_READ = 0;

  /** No such file, no permission, disk full, not a capture: nothing on out, one line on err. */
  static final int COULD_NOT = 1;

  static final int WRONG_USAGE = 2;

  /** Everything before the damage was printed; err says the byte offset and what was expected. */
  static final int DAMAGED = 3;

  private Exit() {}
}
