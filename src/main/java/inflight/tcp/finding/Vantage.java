package inflight.tcp.finding;

import inflight.tcp.verdict.Segment;

/** Where the capture was made: the end that answers far sooner than the other is the near one. */
final class Vantage implements Rule {
  private static final int CLEARLY = 4;

  /** Below that nothing is near and nothing far. */
  private static final long SHORT_NANOS = 1_000_000;

  @Override
  public void judge(Course c, Report out) {
    long toClient = c.client.turnaroundNanos();
    long toServer = c.server.turnaroundNanos();
    if (toClient < 0 || toServer < 0) {
      return;
    }
    Segment about = c.at(c.synAck != Course.NONE ? c.synAck : c.client.last);
    boolean close = toClient + toServer < SHORT_NANOS;
    boolean client = toServer > CLEARLY * toClient;
    boolean server = toClient > CLEARLY * toServer;
    int glued = c.way(true).longest > c.server.mss && c.server.mss > 0 ? 1 : 0;
    int gluedServer = c.way(false).longest > c.client.mss && c.client.mss > 0 ? 1 : 0;
    Report.Draft d = out.on("captured_at", about).by(client || !server);
    d.with(c.at(c.client.syn), c.at(c.thirdAck));
    d.variant(close ? "close" : client ? "client" : server ? "server" : "between");
    d.is(Severity.INFO, close ? Certainty.POSSIBLE : Certainty.LIKELY);
    d.millis("to_client", toClient).millis("to_server", toServer).number("clearly", CLEARLY, "");
    d.number("offload_of_client", glued, "").number("offload_of_server", gluedServer, "");
    d.millis("short", SHORT_NANOS).add();
  }
}
