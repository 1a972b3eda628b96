package inflight.scene.story;

import inflight.tcp.verdict.Segment;

/**
 * Whether a segment that fills a gap was overtaken on its way or sent anew. The sender's clock
 * (timestamps option) and the count of its packets (IP identification, where it counts) tell.
 */
enum Lateness {
  LATE,
  RESENT,
  UNKNOWN;

  static Lateness of(Moment m) {
    Segment before = m.before();
    if (before == null) {
      return UNKNOWN;
    }
    if (hasIds(m.s, before)) {
      return (short) (m.s.ipId() - before.ipId()) < 0 ? LATE : RESENT;
    }
    if (m.s.tsVal() >= 0 && before.tsVal() >= 0 && m.s.tsVal() != before.tsVal()) {
      return (int) (m.s.tsVal() - before.tsVal()) < 0 ? LATE : RESENT;
    }
    return UNKNOWN;
  }

  /** The evidence in words, nothing if there is none. */
  static void say(Moment m, Draft d) {
    Lateness how = of(m);
    if (how == UNKNOWN) {
      return;
    }
    Segment before = m.before();
    d.put("neighbour", before.frameNumber()).about(before);
    boolean ids = hasIds(m.s, before);
    d.put("mark", ids ? m.s.ipId() : m.s.tsVal());
    d.put("othermark", ids ? before.ipId() : before.tsVal());
    d.put("markname", d.words().text(ids ? "mark.id" : "mark.timestamp"));
    d.say(how == LATE ? "late.evidence" : "resent.evidence");
  }

  private static boolean hasIds(Segment s, Segment before) {
    return s.ipId() > 0 && before.ipId() > 0 && s.ipId() != before.ipId();
  }

  /**
   * The network delivered one packet twice: even what changes from packet to packet is the same.
   */
  static boolean isSamePacket(Segment s, Segment copy) {
    return s.ipId() > 0
        && s.ipId() == copy.ipId()
        && s.tsVal() == copy.tsVal()
        && s.len() == copy.len()
        && s.seq() == copy.seq();
  }
}
