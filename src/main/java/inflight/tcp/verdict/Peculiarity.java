package inflight.tcp.verdict;

import java.util.Locale;

/** Why "Wireshark 4.4" judges a segment by a rule that "Wireshark 4.0" does not have. */
public enum Peculiarity {
  /** A SYN or SYN ACK with the known number after a FIN or RST, or a SYN ACK with another one. */
  NEW_CONNECTION,
  /** An ACK of the byte that a zero window probe carried: the receiver has kept it. */
  PROBE_CONSUMED,
  /** The same, and the window is open again. */
  PROBE_REOPENED,
  /** A duplicate ACK also where Multipath TCP options changed. */
  MULTIPATH,
  /** An ACK of data that was not captured is told each time, and later data starts from it. */
  ACK_LOST,
  /** Two duplicate ACKs with SACK blocks that do not cover this segment. */
  NOT_SACKED,
  /** A segment that is still unacknowledged holds all of this one: it cannot be late. */
  ALREADY_SEEN,
  /** A late segment may end at the highest number if an empty one came before. */
  BEHIND_PURE_ACK,
  /** A new window with SACK blocks is a duplicate ACK. */
  UPDATE_WITH_SACK,
  /** None on this segment: an earlier one was judged otherwise. */
  EARLIER;

  /** In lower case, for the keys of texts. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
