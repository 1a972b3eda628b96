package inflight.tcp.connection;

import inflight.packet.index.FrameKind;
import inflight.packet.index.FrameReader;
import inflight.packet.index.FrameTable;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Seq;
import inflight.packet.wire.Tcp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts both directions of a connection together by sequence number (RFC 9293 3.4) and reads the
 * bytes when they are wanted. Belongs to the thread of its {@link FrameReader}.
 */
public final class StreamAssembler {
  /**
   * Consecutive bytes of one side in the order in which a reader at the capture point would have
   * been given them: a piece, or a gap in front of what did come.
   *
   * @param piece null for a gap
   * @param missing length of the gap, 0 for a piece
   */
  public record Turn(boolean fromClient, ByteStream.Piece piece, long missing, int row) {}

  private static final class Direction {
    final ByteStream stream = new ByteStream();
    final int baseSeq;

    /** Sequence offset behind the highest number so far; the SYN is 0. */
    long next;

    Direction(int baseSeq) {
      this.baseSeq = baseSeq;
    }
  }

  private final FrameTable frames;
  private final FrameReader reader;
  private final boolean clientIsB;
  private final Direction client;
  private final Direction server;

  /**
   * Reads all segments of {@code c}.
   *
   * @param keepAlive verdict bits of a keep-alive: its byte may be garbage (RFC 9293 3.8.4)
   */
  public StreamAssembler(FrameTable frames, Connection c, FrameReader reader, int keepAlive)
      throws IOException {
    this.frames = frames;
    this.reader = reader;
    clientIsB = c.clientIsB();
    client = new Direction(c.client().baseSeq);
    server = new Direction(c.server().baseSeq);
    for (int row : frames.rowsOf(c.number(), c.firstRow, c.lastRow)) {
      boolean garbage = (frames.verdict(row) & keepAlive) != 0 && frames.payloadLen(row) <= 1;
      int says = Tcp.SYN | Tcp.FIN;
      boolean tells = frames.payloadLen(row) > 0 || (frames.flags(row) & says) != 0;
      if (frames.kind(row) == FrameKind.TCP && tells && !garbage) {
        segment(row);
      }
    }
    client.stream.cutAtFin();
    server.stream.cutAtFin();
  }

  private void segment(int row) throws IOException {
    int flags = frames.flags(row);
    if ((flags & Tcp.RST) != 0) {
      return; // what a RST carries is a reason in words (RFC 9293 3.5.3), no data
    }
    Dissection d = reader.read(row);
    int layer = d.tcp();
    if (layer < 0 || !Tcp.has(d, layer, Tcp.FOLLOW_LEN)) {
      return; // the file changed under us
    }
    byte[] b = d.data(layer);
    int at = d.start(layer);
    Direction from = frames.fromB(row) == clientIsB ? client : server;
    long seq = Seq.widen(Tcp.seq(b, at) - from.baseSeq, from.next);
    boolean syn = (flags & Tcp.SYN) != 0;
    long first = syn ? seq + 1 : seq; // a SYN may carry data behind it (RFC 7413 2)
    long offset = first - 1;
    if (syn && seq == 0) {
      from.stream.startsAt(0);
    }
    int len = Math.max(0, Tcp.payloadLen(d, layer));
    int captured = d.capturedEnd(layer) - at - Tcp.headerLen(b, at);
    int skipped = skipped(from.stream, offset, len);
    from.stream.add(offset + skipped, Math.min(len, captured) - skipped, row, skipped);
    if (len > skipped) {
      from.stream.covers(offset + skipped, offset + len);
    }
    if ((flags & Tcp.FIN) != 0) {
      from.stream.fin(offset + len);
    }
    from.next = Math.max(from.next, first + len);
  }

  /** Bytes in front of the first one, which the SYN tells, are none of the stream. */
  private static int skipped(ByteStream stream, long offset, int len) {
    boolean startKnown = stream.startKnown();
    return startKnown && offset < 0 ? (int) Math.min(len, -offset) : 0;
  }

  public ByteStream client() {
    return client.stream;
  }

  public ByteStream server() {
    return server.stream;
  }

  public ByteStream side(boolean ofClient) {
    return ofClient ? client.stream : server.stream;
  }

  /** The bytes of a piece. */
  public byte[] bytes(ByteStream.Piece piece) throws IOException {
    Dissection d = reader.read(piece.row());
    int layer = d.tcp();
    if (layer < 0 || !Tcp.has(d, layer, Tcp.FOLLOW_LEN)) {
      throw changed(piece);
    }
    byte[] b = d.data(layer);
    int from = d.start(layer) + Tcp.headerLen(b, d.start(layer)) + piece.payloadOffset();
    if (from + piece.len() > d.capturedEnd(layer)) {
      throw changed(piece);
    }
    return Arrays.copyOfRange(b, from, from + piece.len());
  }

  private static IOException changed(ByteStream.Piece piece) {
    return new IOException(
        "frame " + (piece.row() + 1) + " is not what it was: was the file changed? Open it again");
  }

  /** What was sent again with other bytes than before: the pieces of the later segments. */
  public List<ByteStream.Piece> conflicts(boolean ofClient) throws IOException {
    ByteStream stream = side(ofClient);
    List<ByteStream.Piece> conflicts = new ArrayList<>();
    for (ByteStream.Piece again : stream.repeated()) {
      ByteStream.Piece first = stream.at(again.offset());
      if (first == null) {
        continue;
      }
      byte[] now = bytes(again);
      byte[] before = bytes(first);
      int skip = (int) (again.offset() - first.offset());
      int len = Math.min(now.length, before.length - skip);
      if (Arrays.mismatch(now, 0, len, before, skip, skip + len) >= 0) {
        conflicts.add(again);
      }
    }
    return conflicts;
  }

  /** Both sides as a conversation. */
  public List<Turn> turns() {
    List<Turn> ofClient = turns(true);
    List<Turn> ofServer = turns(false);
    List<Turn> all = new ArrayList<>(ofClient.size() + ofServer.size());
    int s = 0;
    for (Turn turn : ofClient) {
      while (s < ofServer.size() && ofServer.get(s).row < turn.row) {
        all.add(ofServer.get(s++));
      }
      all.add(turn);
    }
    all.addAll(ofServer.subList(s, ofServer.size()));
    return all;
  }

  /** One side in stream order; rows ascend, for a piece has to wait for those before it. */
  public List<Turn> turns(boolean ofClient) {
    ByteStream stream = side(ofClient);
    List<Turn> turns = new ArrayList<>();
    long at = stream.start();
    int row = 0;
    for (ByteStream.Piece p : stream.pieces()) {
      row = Math.max(row, p.row());
      if (p.offset() > at) {
        turns.add(new Turn(ofClient, null, p.offset() - at, row));
      }
      turns.add(new Turn(ofClient, p, 0, row));
      at = p.end();
    }
    if (stream.end() > at) {
      turns.add(new Turn(ofClient, null, stream.end() - at, row));
    }
    return turns;
  }
}
