package inflight.tcp.finding;

import inflight.tcp.verdict.Verdict;
import java.util.List;

/**
 * Something that happened in a connection, with its proof. Its words are made when asked for: see
 * {@link FindingWords}. Immutable.
 *
 * @param rule id of the rule, for example {@code fast_retransmission}
 * @param variant which of the rule's texts fits, empty for the usual one
 * @param fromClient whose doing it is: for segments, who sent them
 * @param frame the frame that it is about, counted from 1
 * @param frames all that went into it, {@code frame} included, ascending
 * @param numbers what the rule was fed with
 * @param label what Wireshark calls the frame where that is something else, or null
 */
public record Finding(
    String rule,
    String variant,
    Severity severity,
    Certainty certainty,
    boolean fromClient,
    int frame,
    List<Integer> frames,
    List<Quantity> numbers,
    Verdict label) {
  public Finding {
    frames = List.copyOf(frames);
    numbers = List.copyOf(numbers);
  }

  /** The number of that name. */
  public double number(String name) {
    for (Quantity q : numbers) {
      if (q.name().equals(name)) {
        return q.value();
      }
    }
    throw new IllegalArgumentException(rule + " has no number " + name);
  }
}
