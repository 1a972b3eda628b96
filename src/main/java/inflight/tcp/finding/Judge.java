package inflight.tcp.finding;

import inflight.tcp.verdict.ConnectionTrace;
import java.util.List;
import java.util.Map;

/**
 * Computes the findings of a connection. Stateless: any thread. Takes a few microseconds per
 * segment, whatever the segments are.
 */
public final class Judge {
  private static final List<Rule> RULES =
      List.of(
          new Opening(),
          new SynRetry(),
          new SynCookies(),
          new AcceptQueueOverflow(),
          new PortClosed(),
          new PortFiltered(),
          new WindowScaleMissing(),
          new MssClamped(),
          new RetransmissionTimeout(),
          new FastRetransmission(),
          new SackRetransmission(),
          new PartialAckRetransmission(),
          new TailLossProbe(),
          new PathMtuRetransmission(),
          new UnexplainedRetransmission(),
          new SpuriousRetransmission(),
          new LostBeforeCapture(),
          new LostBehindCapture(),
          new DamagedSegment(),
          new Reordering(),
          new NetworkDuplicate(),
          new CaptureGap(),
          new ZeroWindow(),
          new Probes(),
          new SillyWindow(),
          new PathMtu(),
          new PathMtuBlackHole(),
          new Ecn(),
          new SmallWrites(),
          new DelayedAck(),
          new SpeedLimit(),
          new Offload(),
          new Vantage(),
          new UrgentData(),
          new Closing(),
          new Reset(),
          new NotClosed());

  private Judge() {}

  /**
   * All findings, by the order of the frames they are about.
   *
   * @param errors what the ICMP errors of this connection say, by row: see {@link RouterError#of}
   */
  public static List<Finding> findings(ConnectionTrace trace, Map<Integer, RouterError> errors) {
    Course course = new Course(trace, errors);
    Report report = new Report();
    if (SelfConnect.is(course)) {
      new SelfConnect().judge(course, report);
    } else {
      for (Rule rule : RULES) {
        rule.judge(course, report);
      }
    }
    return report.findings();
  }
}
