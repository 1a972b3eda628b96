package inflight.tcp.finding;

/** How sure a finding is. */
public enum Certainty {
  /** The packets prove it. */
  CERTAIN,
  /** All evidence points there; something unusual would be needed for another reason. */
  LIKELY,
  /** Packets alone cannot tell; the finding names what is missing. */
  POSSIBLE
}
