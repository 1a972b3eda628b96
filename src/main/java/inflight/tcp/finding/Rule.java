package inflight.tcp.finding;

/** Looks at a whole connection for one kind of event. */
interface Rule {
  void judge(Course c, Report out);
}
