package inflight.lab.script;

import inflight.tcp.connection.Endpoint;
import java.util.Arrays;
import java.util.List;

/** A text in segment notation, line by line. Immutable. */
public record Script(List<Line> lines) {
  public Script {
    lines = List.copyOf(lines);
  }

  /** Understands a text. */
  public static Script parse(String text) throws ScriptException {
    return new Script(ScriptParser.parse(text));
  }

  /** The text; parsed again it gives this script. */
  public String text() {
    StringBuilder out = new StringBuilder();
    for (Line line : lines) {
      ScriptPrinter.line(out, line);
      out.append('\n');
    }
    return out.toString();
  }

  /** One line of any kind. */
  public sealed interface Line permits Comment, Address, Link, Start, Segment, Datagram {}

  /** A line with nothing, or nothing but a comment ({@code text} without the #, may be empty). */
  public record Comment(String text) implements Line {}

  /** From here on a side is there, and its numbers count from {@code iss} (unsigned 32 bits). */
  public record Address(boolean client, Endpoint endpoint, long iss) implements Line {}

  /**
   * @param ethernet otherwise bare IP
   * @param mtuBytes longest IP packet
   */
  public record Link(boolean ethernet, int mtuBytes) implements Line {}

  /** When the first line is, in nanoseconds since 1970. */
  public record Start(long tsNanos) implements Line {}

  /** A UDP datagram beside the connection, between the same addresses and ports. */
  public record Datagram(long deltaNanos, boolean fromClient, Payload payload, String comment)
      implements Line {}

  /**
   * A TCP segment.
   *
   * @param deltaNanos since the line before
   * @param flags the twelve bits
   * @param seq stream offset, the SYN is 0
   * @param lenBytes of payload
   * @param ack stream offset of the other side, {@link #NONE} for an acknowledgment field of 0
   * @param ackRaw the field itself where there is no {@code ack}, unsigned 32 bits
   * @param window as sent
   * @param payload null: made from the stream offset
   * @param ecn the two bits of the IP header
   * @param ttl {@link #NONE}: as the line before of this side
   * @param id {@link #NONE}: one more than the line before of this side
   * @param lost the capture misses it
   */
  public record Segment(
      long deltaNanos,
      boolean fromClient,
      int flags,
      long seq,
      int lenBytes,
      long ack,
      long ackRaw,
      int window,
      int urgentPointer,
      Options options,
      Payload payload,
      int ecn,
      int ttl,
      int id,
      boolean lost,
      boolean badChecksum,
      String comment)
      implements Line {}

  /** Stands for what a line leaves out. */
  public static final int NONE = Integer.MIN_VALUE;

  /** Bytes with the equality of their content. */
  public static final class Payload {
    private final byte[] bytes;

    public Payload(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    public byte[] bytes() {
      return bytes.clone();
    }

    public int length() {
      return bytes.length;
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Payload p && Arrays.equals(bytes, p.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return ScriptPrinter.payload(bytes);
    }
  }
}
