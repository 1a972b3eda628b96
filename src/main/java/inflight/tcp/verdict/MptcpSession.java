package inflight.tcp.verdict;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.TcpOptions;
import inflight.tcp.connection.Connection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;

/**
 * The kinds of Multipath TCP options seen so far on all subflows of one session (RFC 8684).
 * Subflows find their session by the token that MP_JOIN carries and that MP_CAPABLE's key gives.
 */
final class MptcpSession {
  private static final int CAPABLE = 0;
  private static final int JOIN = 1;
  private static final int FASTCLOSE = 7;

  private int operations;

  /** One bit per kind of option. */
  int operations() {
    return operations;
  }

  static MptcpSession of(Connection c) {
    return (MptcpSession) c.mptcpSession;
  }

  /** All sessions of a capture. */
  static final class Table {
    private final Map<Integer, MptcpSession> byToken = new HashMap<>();

    /** Takes in the MPTCP options among the first {@code count} options of a segment. */
    void options(Connection c, TcpOptions options, int count) {
      int seen = 0;
      for (int i = 0; i < count; i++) {
        if (options.kind(i) == TcpOptions.MPTCP && options.len(i) >= 3) {
          seen |= option(c, options.bytes(), options.at(i), options.len(i));
        }
      }
      if (c.mptcpSession != null) {
        of(c).operations |= seen;
      }
    }

    private int option(Connection c, byte[] b, int at, int len) {
      int subtype = Bytes.u8(b, at + 2) >>> 4;
      if (subtype == CAPABLE) {
        if (len == 12 || len == 20 || len == 22 || len == 24) {
          attach(c, token(Bytes.u8(b, at + 2) & 0xf, Bytes.i64(b, at + 4)));
        }
      } else if (subtype == JOIN && len == 12) {
        attach(c, Bytes.i32(b, at + 4));
      } else if (c.mptcpSession == null) {
        c.mptcpSession = new MptcpSession();
      }
      return subtype <= FASTCLOSE ? 1 << subtype : 0;
    }

    private void attach(Connection c, int token) {
      MptcpSession known = byToken.get(token);
      if (known != null) {
        c.mptcpSession = known;
        return;
      }
      if (c.mptcpSession == null) {
        c.mptcpSession = new MptcpSession();
      }
      byToken.put(token, of(c));
    }

    /** Most significant 32 bits of the key's hash (RFC 6824 and RFC 8684, 3.2). */
    private static int token(int version, long key) {
      byte[] bytes = new byte[8];
      for (int i = 0; i < 8; i++) {
        bytes[i] = (byte) (key >>> 56 - 8 * i);
      }
      try {
        String hash = version == 0 ? "SHA-1" : "SHA-256";
        return Bytes.i32(MessageDigest.getInstance(hash).digest(bytes), 0);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e); // every Java platform has both
      }
    }
  }
}
