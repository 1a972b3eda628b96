package inflight.document;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Verdict;
import java.nio.charset.StandardCharsets;

/**
 * The life of a connection in letters: one per kind of event, in the order of its first occurrence,
 * upper case by the client, lower case by the server. Kinds that first occur in the same segment
 * stand in the order of {@link #LETTERS}.
 *
 * <p>Packed: five bits a letter, twelve letters in each of two longs; a letter is the number of its
 * kind, 12 more for the server.
 */
public final class Biography {
  /**
   * s SYN, h SYN ACK, a pure ACK, d data, f FIN, r RST, t retransmission, o out of order, g gap (a
   * segment before it was not captured), w zero window, k keep-alive, e ECE outside a SYN.
   */
  public static final String LETTERS = "shadfrtogwke";

  static final int KINDS = LETTERS.length();

  private static final int PER_LONG = 12;
  private static final int LETTER_BITS = 5;
  private static final int LETTER_MASK = (1 << LETTER_BITS) - 1;

  private static final int SYN = 1;
  private static final int SYN_ACK = 1 << 1;
  private static final int PURE_ACK = 1 << 2;
  private static final int DATA = 1 << 3;
  private static final int FIN = 1 << 4;
  private static final int RST = 1 << 5;
  private static final int RETRANSMISSION = 1 << 6;
  private static final int OUT_OF_ORDER = 1 << 7;
  private static final int GAP = 1 << 8;
  private static final int ZERO_WINDOW = 1 << 9;
  private static final int KEEP_ALIVE = 1 << 10;
  private static final int ECE = 1 << 11;

  private static final int OPENING_OR_CLOSING = Tcp.SYN | Tcp.FIN | Tcp.RST;

  private Biography() {}

  /** The kinds that one segment shows, a bit each in the order of {@link #LETTERS}. */
  static int events(int flags, int payloadLen, int verdict) {
    int events = payloadLen > 0 ? DATA : 0;
    if ((flags & OPENING_OR_CLOSING) != 0) {
      events |= opening(flags);
    } else if (payloadLen == 0 && (flags & Tcp.ACK) != 0) {
      events |= PURE_ACK;
    }
    if ((flags & (Tcp.SYN | Tcp.ECE)) == Tcp.ECE) {
      events |= ECE;
    }
    return verdict == 0 ? events : events | judged(verdict);
  }

  private static int opening(int flags) {
    int events = 0;
    if ((flags & Tcp.SYN) != 0) {
      events |= (flags & Tcp.ACK) != 0 ? SYN_ACK : SYN;
    }
    if ((flags & Tcp.FIN) != 0) {
      events |= FIN;
    }
    return (flags & Tcp.RST) != 0 ? events | RST : events;
  }

  private static int judged(int verdict) {
    int events = (verdict & Verdict.ANY_RETRANSMISSION) != 0 ? RETRANSMISSION : 0;
    events |= Verdict.OUT_OF_ORDER.in(verdict) ? OUT_OF_ORDER : 0;
    events |= Verdict.LOST_SEGMENT.in(verdict) ? GAP : 0;
    events |= Verdict.ZERO_WINDOW.in(verdict) ? ZERO_WINDOW : 0;
    return Verdict.KEEP_ALIVE.in(verdict) ? events | KEEP_ALIVE : events;
  }

  /**
   * Appends letters that were not seen before.
   *
   * @param at where in {@code words} the two longs stand
   * @param seen the kinds that have their letter, the server's {@link #KINDS} bits higher
   * @param fresh the new ones, likewise
   */
  static void append(long[] words, int at, int seen, int fresh) {
    int n = length(seen);
    for (int left = fresh; left != 0; left &= left - 1) {
      long letter = Integer.numberOfTrailingZeros(left);
      words[at + n / PER_LONG] |= letter << n % PER_LONG * LETTER_BITS;
      n++;
    }
  }

  private static int length(int seen) {
    return Integer.bitCount(seen & (1 << 2 * KINDS) - 1);
  }

  static String text(long first, long second, int seen) {
    byte[] text = new byte[length(seen)];
    for (int i = 0; i < text.length; i++) {
      long word = i < PER_LONG ? first : second;
      int letter = (int) (word >>> i % PER_LONG * LETTER_BITS) & LETTER_MASK;
      text[i] =
          (byte)
              (letter < KINDS
                  ? LETTERS.charAt(letter) - 'a' + 'A'
                  : LETTERS.charAt(letter - KINDS));
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
