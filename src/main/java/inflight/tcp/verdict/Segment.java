package inflight.tcp.verdict;

import inflight.packet.wire.Tcp;
import inflight.tcp.connection.TcpState;
import java.util.List;

/**
 * One segment of a connection that is being looked at, with everything that was found on it.
 * Immutable.
 *
 * <p>{@code seq} and {@code ack} are stream offsets: the initial sequence number is 0, and they do
 * not wrap. Frame numbers count from 1 and 0 means none; rows count from 0 and -1 means none. Times
 * are nanoseconds.
 *
 * @param row row in the frame table; the frame number is one more
 * @param tsNanos since the epoch
 * @param relativeNanos since the first frame of the connection
 * @param fromClient sent by the client
 * @param quoted not a segment on its way, but the quotation of one in an ICMP error
 * @param flags the twelve bits, see {@link Tcp}
 * @param ack stream offset acknowledged; meaningless without the ACK flag
 * @param len payload bytes on the wire, 0 where it cannot be told
 * @param window as sent, 0 to 65535
 * @param windowBytes scaled; -1 when the scale is not known
 * @param options in the order of the header, unknown ones included
 * @param sack blocks as stream offsets of the other side: start, end, start, end
 * @param mss option of this segment, -1 without
 * @param windowShift option of this segment, -1 without
 * @param tsVal timestamp option, -1 without
 * @param verdicts bits of {@link Verdict}
 * @param bytesInFlight 0 when not known
 * @param pushBytes payload since the last segment with PSH
 * @param originalRow the segment whose bytes this one sends again, -1
 * @param clientState state of each end after this segment
 * @param clientFlow what the client has sent, after this segment
 * @param ipId identification, -1 for IPv6
 * @param ecn the two bits of the IP header: 0 not ECT, 1 ECT(1), 2 ECT(0), 3 CE
 * @param frameLen bytes of the frame on the wire
 * @param badChecksum the TCP checksum is wrong, and not merely left to the network card to finish;
 *     false where the segment was not captured whole
 * @param rule the rule that only the profile in use has and that gave a verdict, or null
 * @param other what the other profile says, null where it says the same
 */
public record Segment(
    int row,
    long tsNanos,
    long relativeNanos,
    boolean fromClient,
    boolean quoted,
    int flags,
    int seqRaw,
    int ackRaw,
    long seq,
    long ack,
    int len,
    int window,
    long windowBytes,
    int urgentPointer,
    List<Option> options,
    long[] sack,
    int mss,
    int windowShift,
    boolean sackPermitted,
    long tsVal,
    long tsEcr,
    int verdicts,
    int duplicateAckNumber,
    int duplicateAckFrame,
    int ackedFrame,
    long ackRttNanos,
    int rtoFrame,
    long rtoNanos,
    int bytesInFlight,
    int pushBytes,
    int originalRow,
    Proof proof,
    TcpState clientState,
    TcpState serverState,
    Flow clientFlow,
    Flow serverFlow,
    boolean v6,
    int ttl,
    int ipId,
    int ecn,
    int headerLen,
    int frameLen,
    boolean badChecksum,
    Peculiarity rule,
    Opinion other) {

  /**
   * One TCP option as it stands in the header.
   *
   * @param name name of the kind, or "kind N"
   * @param text its value in words, empty if it has none
   */
  public record Option(int kind, int lenBytes, String name, String text) {}

  public int frameNumber() {
    return row + 1;
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  public boolean is(Verdict v) {
    return v.in(verdicts);
  }

  /** Any of the three kinds of retransmission. */
  public boolean retransmission() {
    return (verdicts & Verdict.ANY_RETRANSMISSION) != 0;
  }

  /** Takes no sequence number: an ACK alone. */
  public boolean pureAck() {
    return len == 0 && (flags & (Tcp.SYN | Tcp.FIN | Tcp.RST)) == 0 && has(Tcp.ACK);
  }

  /** One past the last sequence number this segment takes; SYN and FIN take one each. */
  public long end() {
    return seq + len + (has(Tcp.SYN) ? 1 : 0) + (has(Tcp.FIN) ? 1 : 0);
  }

  /** What this segment's sender has sent. */
  public Flow senderFlow() {
    return fromClient ? clientFlow : serverFlow;
  }

  public Flow receiverFlow() {
    return fromClient ? serverFlow : clientFlow;
  }

  /** Flags as words in the order people say them: {@code SYN ACK}. */
  public String flagWords() {
    StringBuilder text = new StringBuilder();
    word(text, Tcp.SYN, "SYN");
    word(text, Tcp.FIN, "FIN");
    word(text, Tcp.RST, "RST");
    word(text, Tcp.PSH, "PSH");
    word(text, Tcp.ACK, "ACK");
    word(text, Tcp.URG, "URG");
    word(text, Tcp.ECE, "ECE");
    word(text, Tcp.CWR, "CWR");
    word(text, Tcp.AE, "AE");
    return text.isEmpty() ? "no flags" : text.toString();
  }

  private void word(StringBuilder text, int flag, String name) {
    if (has(flag)) {
      text.append(text.isEmpty() ? "" : " ").append(name);
    }
  }
}
