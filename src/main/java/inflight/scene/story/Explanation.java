package inflight.scene.story;

import inflight.tcp.finding.Severity;
import java.util.List;

/**
 * One segment in plain words.
 *
 * @param title what it is, a few words without a full stop
 * @param text two to four sentences with the numbers of this segment
 * @param rfc where the rule stands, for example {@code RFC 9293 §3.5}; empty if no RFC says it
 * @param frames the frames that the text speaks of, this one not included; frame numbers count from
 *     1
 */
public record Explanation(
    String title, String text, Severity severity, String rfc, List<Integer> frames) {
  public Explanation {
    frames = List.copyOf(frames);
  }
}
