package inflight.tcp.verdict;

import inflight.tcp.connection.Unacked;
import java.util.function.Function;

/**
 * Whose rules judge a segment. {@code src/docs/verdicts.md} describes them and how they differ; a
 * profile is a subclass of {@link WiresharkRules} with the rules that are its own.
 */
public enum Profile {
  WIRESHARK_4_0("wireshark-4.0", "Wireshark 4.0", Wireshark40::new, false),
  WIRESHARK_4_4("wireshark-4.4", "Wireshark 4.4", Wireshark44::new, true);

  private final String id;
  private final String title;
  private final Function<Unacked, WiresharkRules> rules;
  private final boolean partialAcks;

  Profile(String id, String title, Function<Unacked, WiresharkRules> rules, boolean partialAcks) {
    this.id = id;
    this.title = title;
    this.rules = rules;
    this.partialAcks = partialAcks;
  }

  /** The name on the command line and in settings. */
  public String id() {
    return id;
  }

  /** The name for people. */
  public String title() {
    return title;
  }

  /** The other one, to compare with. */
  public Profile other() {
    return this == WIRESHARK_4_0 ? WIRESHARK_4_4 : WIRESHARK_4_0;
  }

  /** The profile of this id, or null. */
  public static Profile of(String id) {
    for (Profile p : values()) {
      if (p.id.equals(id)) {
        return p;
      }
    }
    return null;
  }

  Unacked unacked() {
    return new Unacked(partialAcks);
  }

  WiresharkRules rules(Unacked unacked) {
    return rules.apply(unacked);
  }
}
