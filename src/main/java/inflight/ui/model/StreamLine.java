package inflight.ui.model;

/**
 * One line of the stream view.
 *
 * @param from position of its first byte in the conversation
 * @param missing bytes that were not captured at this place; then the line has no bytes
 * @param firstOfRun the side begins to speak with it
 */
public record StreamLine(
    boolean fromClient, long from, int lenBytes, long missing, boolean firstOfRun) {}
