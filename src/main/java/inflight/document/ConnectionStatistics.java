package inflight.document;

import inflight.packet.wire.Tcp;
import inflight.tcp.connection.Connection;
import inflight.tcp.verdict.SegmentAnalysis;
import inflight.tcp.verdict.Verdict;
import java.util.Arrays;

/**
 * What is counted per connection, as columns: 64 bytes a connection in chunks of 1 024, no object.
 *
 * <p>Frames are all that belong to a connection; an ICMP error that quotes one of its segments is a
 * frame of the side whose segment it quotes, and nothing else is counted of it. Bytes are payload
 * on the wire, sent again or not.
 *
 * <p>One thread counts; any thread may read the connections below {@link #size}, and may then see
 * figures that are a moment old. Round-trip times are there once everything is read.
 */
public final class ConnectionStatistics {
  /** A round-trip time of a connection without a sample. */
  public static final long NO_RTT = Long.MIN_VALUE;

  private static final int CHUNK_BITS = 10;
  private static final int CHUNK = 1 << CHUNK_BITS;

  // One row of eight numbers per connection; "a|b" is a in the high and b in the low half.
  private static final int ROW_BITS = 3;
  private static final int CLIENT_SERVER_FRAMES = 0;
  private static final int CLIENT_BYTES = 1;
  private static final int SERVER_BYTES = 2;
  private static final int RETRANSMISSIONS_DUPLICATE_ACKS = 3;
  private static final int OUT_OF_ORDER_ZERO_WINDOWS = 4;
  private static final int RESETS_SEEN = 5;
  private static final int BIOGRAPHY = 6;

  private static final long HIGH_ONE = 1L << 32;
  private static final int RETRANSMISSION = Verdict.ANY_RETRANSMISSION;
  private static final int DUPLICATE_ACK = Verdict.DUPLICATE_ACK.bit();
  private static final int OUT_OF_ORDER = Verdict.OUT_OF_ORDER.bit();
  private static final int ZERO_WINDOW = Verdict.ZERO_WINDOW.bit();

  private long[][] chunks = new long[16][];
  private volatile int size;
  private volatile RttSummary rtts = RttSummary.EMPTY;

  /** Counts a frame of {@code c}: a segment, or an ICMP error that quotes one. */
  void count(Connection c, SegmentAnalysis a, boolean quoted) {
    long[] chunk = chunkFor(c.number());
    int at = (c.number() & CHUNK - 1) << ROW_BITS;
    boolean fromClient = a.fromB == c.clientIsB();
    chunk[at + CLIENT_SERVER_FRAMES] += fromClient ? HIGH_ONE : 1;
    if (!quoted) {
      segment(chunk, at, fromClient, Math.max(0, a.payloadLen), a.flags, a.verdict);
    }
  }

  /** Lets other threads see so many connections, all of which have been counted. */
  void publish(int connections) {
    size = connections;
  }

  private static void segment(
      long[] chunk, int at, boolean fromClient, int len, int flags, int verdict) {
    chunk[at + (fromClient ? CLIENT_BYTES : SERVER_BYTES)] += len;
    if (verdict != 0) {
      chunk[at + RETRANSMISSIONS_DUPLICATE_ACKS] +=
          ((verdict & RETRANSMISSION) != 0 ? HIGH_ONE : 0)
              + ((verdict & DUPLICATE_ACK) != 0 ? 1 : 0);
      chunk[at + OUT_OF_ORDER_ZERO_WINDOWS] +=
          ((verdict & OUT_OF_ORDER) != 0 ? HIGH_ONE : 0) + ((verdict & ZERO_WINDOW) != 0 ? 1 : 0);
    }
    if ((flags & Tcp.RST) != 0) {
      chunk[at + RESETS_SEEN] += HIGH_ONE;
    }
    int events = Biography.events(flags, len, verdict);
    int mine = fromClient ? events : events << Biography.KINDS;
    int fresh = mine & ~(int) chunk[at + RESETS_SEEN];
    if (fresh != 0) {
      int seen = (int) chunk[at + RESETS_SEEN];
      Biography.append(chunk, at + BIOGRAPHY, seen, fresh);
      chunk[at + RESETS_SEEN] |= fresh;
    }
  }

  private long[] chunkFor(int number) {
    int chunk = number >>> CHUNK_BITS;
    long[] known = chunk < chunks.length ? chunks[chunk] : null;
    return known != null ? known : newChunk(chunk);
  }

  private long[] newChunk(int chunk) {
    if (chunk >= chunks.length) {
      chunks = Arrays.copyOf(chunks, Math.max(chunk + 1, chunks.length * 2));
    }
    chunks[chunk] = new long[CHUNK << ROW_BITS];
    return chunks[chunk];
  }

  /** Works out the round-trip times of all connections. */
  void summarize(RttSamples samples) {
    rtts = samples.summarize(size);
  }

  /** Connections that may be asked for. */
  public int size() {
    return size;
  }

  private long cell(int connection, int column) {
    return chunks[connection >>> CHUNK_BITS][((connection & CHUNK - 1) << ROW_BITS) + column];
  }

  public int clientFrames(int connection) {
    return (int) (cell(connection, CLIENT_SERVER_FRAMES) >>> 32);
  }

  public int serverFrames(int connection) {
    return (int) cell(connection, CLIENT_SERVER_FRAMES);
  }

  /** Payload bytes that the client sent. */
  public long clientBytes(int connection) {
    return cell(connection, CLIENT_BYTES);
  }

  public long serverBytes(int connection) {
    return cell(connection, SERVER_BYTES);
  }

  /** Segments of both sides with any of the three verdicts of a retransmission. */
  public int retransmissions(int connection) {
    return (int) (cell(connection, RETRANSMISSIONS_DUPLICATE_ACKS) >>> 32);
  }

  public int duplicateAcks(int connection) {
    return (int) cell(connection, RETRANSMISSIONS_DUPLICATE_ACKS);
  }

  public int outOfOrder(int connection) {
    return (int) (cell(connection, OUT_OF_ORDER_ZERO_WINDOWS) >>> 32);
  }

  public int zeroWindows(int connection) {
    return (int) cell(connection, OUT_OF_ORDER_ZERO_WINDOWS);
  }

  /** Segments with RST. */
  public int resets(int connection) {
    return (int) (cell(connection, RESETS_SEEN) >>> 32);
  }

  /** The life of the connection in letters, see {@link Biography}. */
  public String biography(int connection) {
    int seen = (int) cell(connection, RESETS_SEEN);
    return Biography.text(cell(connection, BIOGRAPHY), cell(connection, BIOGRAPHY + 1), seen);
  }

  /** Shortest time from a segment to the ACK of its end, {@link #NO_RTT} without a sample. */
  public long rttMinNanos(int connection) {
    return rtts.min(connection);
  }

  /** The middle one, or the mean of the middle two; {@link #NO_RTT} without a sample. */
  public long rttMedianNanos(int connection) {
    return rtts.median(connection);
  }

  /** The longest one; {@link #NO_RTT} without a sample. */
  public long rttMaxNanos(int connection) {
    return rtts.max(connection);
  }
}
