package inflight.ui.model;

/**
 * The columns of the packet list that have to be read again from the file.
 *
 * @param protocolFilter the name of the protocol in filters, empty if it has none
 * @param lenBytes on the wire
 */
public record FrameLine(
    String source,
    String destination,
    String protocol,
    String protocolFilter,
    int lenBytes,
    String info) {}
