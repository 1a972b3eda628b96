package inflight.scene.story;

import inflight.tcp.finding.Words;
import inflight.tcp.verdict.Opinion;
import inflight.tcp.verdict.Segment;
import inflight.tcp.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the profile that is not in use says of a segment where it says something else, and why. */
public final class ProfileDifference {
  private static final Words ENGLISH = new Words(Story.BUNDLE, Locale.ENGLISH);

  private ProfileDifference() {}

  /** One sentence without a full stop; empty where both say the same. */
  public static String sentence(Segment s) {
    Opinion o = s.other();
    return o == null
        ? ""
        : ENGLISH.say(
            "profile.says",
            Map.of("profile", o.profile().title(), "verdicts", titles(o), "why", why(s)));
  }

  /** What the other profile says, in words. */
  public static String titles(Opinion o) {
    List<String> titles = verdicts(o).map(Verdict::title).toList();
    return titles.isEmpty() ? ENGLISH.text("profile.nothing") : String.join(", ", titles);
  }

  /** What the other profile says. */
  public static Stream<Verdict> verdicts(Opinion o) {
    return Stream.of(Verdict.values()).filter(v -> v.in(o.verdicts()));
  }

  /** The rule in which the two differ; empty where both say the same. */
  public static String why(Segment s) {
    return s.other() == null ? "" : ENGLISH.text("profile.why." + s.other().why().id());
  }
}
