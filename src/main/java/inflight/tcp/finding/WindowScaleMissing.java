package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** No window scaling agreed: at most 65 535 bytes in flight (RFC 7323 2). */
final class WindowScaleMissing implements Rule {
  private static final int LARGEST = 65_535;

  @Override
  public void judge(Course c, Report out) {
    Segment syn = c.at(c.client.syn);
    Segment answer = c.at(c.synAck);
    if (syn == null || answer == null || syn.windowShift() >= 0 && answer.windowShift() >= 0) {
      return;
    }
    boolean client = syn.windowShift() < 0;
    boolean server = answer.windowShift() < 0;
    long flight = 0;
    for (Segment s : c.all) {
      flight = s.quoted() ? flight : Math.max(flight, s.senderFlow().flightSize());
    }
    boolean hurts = flight > LARGEST * 3L / 4;
    Report.Draft d = out.on("window_scale_missing", client ? syn : answer).with(syn, answer);
    d.variant(client && server ? "both" : client ? "client" : "server").by(client);
    d.is(hurts ? Severity.WARN : Severity.INFO, Certainty.CERTAIN);
    d.number("largest_window", LARGEST, "bytes").number("most_in_flight", flight, "bytes");
    long rtt = c.rttNanos();
    d.millis("rtt", rtt);
    d.number("at_most", rtt == 0 ? 0 : Math.round(LARGEST * 8e3 / rtt * 10) / 10.0, "Mbit/s");
    d.add();
  }
}
