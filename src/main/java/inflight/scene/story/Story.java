package inflight.scene.story;

import inflight.tcp.verdict.ConnectionTrace;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A connection told in plain sentences: handshake, what was agreed, data, events, teardown.
 *
 * @param sentences in the order of telling
 * @param findings one for each kind of event and side, in the order of their first frames
 */
public record Story(List<Sentence> sentences, List<Finding> findings) {
  /**
   * One sentence, or two that belong together.
   *
   * @param frames what it speaks of, counted from 1
   */
  public record Sentence(String text, Severity severity, List<Integer> frames) {}

  /** The story in English. */
  public static Story of(ConnectionTrace trace) {
    return of(trace, Map.of(), Locale.ENGLISH);
  }

  /**
   * @param routerErrors what the ICMP errors of this connection say: see {@link RouterError#of}
   */
  public static Story of(
      ConnectionTrace trace, Map<Integer, RouterError> routerErrors, Locale locale) {
    History history = new History(trace, Map.copyOf(routerErrors));
    Words words = new Words(locale);
    List<Finding> findings = Findings.of(history, words);
    return new Story(new Teller(history, words, findings).tell(), findings);
  }
}
