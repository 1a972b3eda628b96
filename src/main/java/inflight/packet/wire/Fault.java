package inflight.packet.wire;

/**
 * What is wrong with the bytes of a packet: shown on the packet, never thrown.
 *
 * @param protocol the layer that could not be read on
 * @param offset offset of the trouble from the start of the frame (or of the reassembled datagram)
 * @param needed bytes (or value) that were needed
 * @param had bytes (or value) that were there
 * @param kind what sort of trouble
 */
public record Fault(Protocol protocol, int offset, int needed, int had, Kind kind) {
  /** Sorts of trouble. */
  public enum Kind {
    /** The capture stops before the layer does (snap length). */
    CUT_BY_CAPTURE("only %2$d of %1$d bytes were captured"),
    /** The enclosing layer says that it ends before this one does. */
    CUT_BY_LENGTH("needs %1$d bytes, the layer around it leaves %2$d"),
    /** A header length below the smallest legal one. */
    HEADER_TOO_SHORT("header length %2$d is below the smallest legal %1$d"),
    /** A total length below the header length. */
    LENGTH_BELOW_HEADER("total length %2$d is below the header length %1$d"),
    /** A version that the layer cannot have. */
    WRONG_VERSION("version %2$d where %1$d was expected"),
    /** More layers than anybody sends. */
    TOO_DEEP("more than %1$d layers");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /** One sentence without a full stop. */
  public String message() {
    return protocol.shortName() + ": " + String.format(kind.text, needed, had);
  }
}
