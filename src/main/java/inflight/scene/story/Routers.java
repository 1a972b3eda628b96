package inflight.scene.story;

import inflight.tcp.finding.RouterError;
import inflight.tcp.finding.Severity;
import inflight.tcp.verdict.Segment;

/** ICMP errors: a router or host quotes the segment that it could not handle. */
final class Routers {
  private Routers() {}

  static void explain(Moment m, Draft d) {
    Segment about = original(m);
    d.about(about).put("original", about == null ? 0 : about.frameNumber());
    d.say(about == null ? "icmp.quotes.unseen" : "icmp.quotes");
    said(m, d);
  }

  /** What the error says and what follows from it. */
  static void said(Moment m, Draft d) {
    Segment s = m.s;
    RouterError said = m.history.routerErrors.get(s.row());
    d.title("icmp.title", Severity.BAD);
    if (said == null) {
      d.say("icmp.unread").rfc(s.v6() ? "RFC 4443" : "RFC 792");
      return;
    }
    d.put("router", said.from()).put("type", said.type()).put("code", said.code());
    d.put("mtu", said.mtuBytes());
    String key = (said.v6() ? "icmp6." : "icmp4.") + said.type() + "." + said.code();
    String anyCode = (said.v6() ? "icmp6." : "icmp4.") + said.type();
    if (d.words().has(key)) {
      d.say(key);
    } else if (d.words().has(anyCode)) {
      d.say(anyCode);
    } else {
      d.say("icmp.other");
    }
    if (said.mtuBytes() > 0) {
      d.put("fits", Math.max(0, said.mtuBytes() - (said.v6() ? 40 : 20) - s.headerLen()));
      d.title("icmp.mtu.title", Severity.WARN).say("icmp.mtu");
      d.rfc(said.v6() ? "RFC 8201" : "RFC 1191");
    } else {
      d.rfc(said.v6() ? "RFC 4443" : "RFC 792").rfc("RFC 5461");
    }
  }

  /** The segment that was quoted, where it was captured. */
  private static Segment original(Moment m) {
    for (int i = m.index - 1; i >= 0 && m.index - i < 10_000; i--) {
      Segment o = m.history.all.get(i);
      if (!o.quoted()
          && o.fromClient() == m.s.fromClient()
          && o.seqRaw() == m.s.seqRaw()
          && (o.ipId() == m.s.ipId() || m.s.ipId() <= 0)) {
        return o;
      }
    }
    return null;
  }
}
