package inflight.tcp.finding;

/** Both ends are one: a socket that connected to itself, a simultaneous open of one side. */
final class SelfConnect implements Rule {
  static boolean is(Course c) {
    return c.trace.client().equals(c.trace.server());
  }

  @Override
  public void judge(Course c, Report out) {
    if (is(c) && !c.all.isEmpty()) {
      out.on("self_connect", c.all.getFirst()).is(Severity.WARN, Certainty.CERTAIN).add();
    }
  }
}
