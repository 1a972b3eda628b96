package inflight.scene.story;

import inflight.tcp.verdict.ConnectionTrace;
import java.util.List;
import java.util.Locale;

/**
 * A connection told in plain sentences: handshake, what was agreed, events, teardown.
 *
 * @param findings one for each kind of event and side, in the order of their first frames
 */
public record Story(List<Sentence> sentences, List<Finding> findings) {
  /**
   * One sentence (or two that belong together).
   *
   * @param frames what it speaks of, counted from 1
   */
  public record Sentence(String text, Severity severity, List<Integer> frames) {}

  /** The story in English. */
  public static Story of(ConnectionTrace trace) {
    return of(trace, Locale.ENGLISH);
  }

  public static Story of(ConnectionTrace trace, Locale locale) {
    return new Story(List.of(), List.of());
  }
}
