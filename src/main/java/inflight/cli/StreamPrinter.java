package inflight.cli;

/** One of the forms in which a conversation is printed. */
interface StreamPrinter {
  /** The next bytes of a side. */
  void bytes(boolean ofClient, byte[] bytes);

  /** So many bytes of a side are missing here; a {@link #note} says so. */
  default void skip(boolean ofClient, long len) {}

  /** Something about the bytes that follow, in our words: a gap. */
  void note(String note);

  /** After the last byte. */
  void end();
}
