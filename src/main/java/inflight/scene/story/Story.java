package inflight.scene.story;

import inflight.tcp.finding.Finding;
import inflight.tcp.finding.FindingWords;
import inflight.tcp.finding.Judge;
import inflight.tcp.finding.RouterError;
import inflight.tcp.finding.Severity;
import inflight.tcp.finding.Words;
import inflight.tcp.verdict.ConnectionTrace;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A connection told in plain sentences: handshake, what was agreed, data, events, teardown.
 *
 * @param sentences in the order of telling
 * @param findings all of them, in the order of the frames they are about
 */
public record Story(List<Sentence> sentences, List<Finding> findings) {
  static final String BUNDLE = "inflight.scene.story.story";

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
    List<Finding> findings = Judge.findings(trace, routerErrors);
    Events events = new Events(findings, new FindingWords(locale));
    return new Story(new Teller(history, new Words(BUNDLE, locale), events).tell(), findings);
  }
}
