package inflight.ui.model;

/**
 * What is counted on every connection while a capture is read. May be asked from any thread, and may
 * be a moment behind the capture.
 */
public interface ConnectionCounts {
  /** What gets a badge, in the order in which badges stand. */
  enum Event {
    RETRANSMISSION("R"),
    DUPLICATE_ACK("D"),
    OUT_OF_ORDER("O"),
    LOST("L"),
    ZERO_WINDOW("Z"),
    KEEP_ALIVE("K");

    private final String letter;

    Event(String letter) {
      this.letter = letter;
    }

    public String letter() {
      return letter;
    }
  }

  long frames(int connection);

  /** Payload bytes that the client sent, with repetitions. */
  long bytesFromClient(int connection);

  long bytesFromServer(int connection);

  int events(int connection, Event event);
}
