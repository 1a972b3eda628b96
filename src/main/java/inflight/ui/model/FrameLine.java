package inflight.ui.model;

/**
 * The columns of the packet list that have to be read again from the file.
 *
 * @param lenBytes on the wire
 */
public record FrameLine(
    String source, String destination, String protocol, int lenBytes, String info) {}
