package inflight.tcp.finding;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Goes through a connection once, with the sender's view of both directions, and gathers what was
 * sent again, late or twice, with the evidence for why. Linear but for ordered maps.
 */
final class Resends {
  /** Bytes that nobody captured although the other side acknowledged them. */
  record Missed(long from, long to, int opener, int ack) {}

  /** D-SACK for bytes that were captured once only. */
  record UnseenCopy(long from, long to, int copy, int ack) {}

  /** Segments that only ask: keep-alives and window probes. */
  record Probe(int index, boolean windowClosed) {}

  final List<Resend> list = new ArrayList<>();
  final List<Missed> missed = new ArrayList<>();
  final List<UnseenCopy> unseenCopies = new ArrayList<>();
  final List<Probe> probes = new ArrayList<>();
  private final Map<Integer, Resend> byIndex = new HashMap<>();
  private final Map<Integer, Resend> byCopy = new HashMap<>();
  private final Course course;
  private final Sending client = new Sending();
  private final Sending server = new Sending();
  private final Triggers triggers;

  Resends(Course course) {
    this.course = course;
    this.triggers = new Triggers(course);
    for (int i = 0; i < course.all.size(); i++) {
      Segment s = course.all.get(i);
      if (s.quoted()) {
        RouterError error = course.errors.get(s.row());
        if (error != null && error.mtuBytes() > 0) {
          sending(s.fromClient()).routerError = i;
        }
        continue;
      }
      if (s.has(Tcp.ACK) && !s.has(Tcp.RST)) {
        ack(sending(!s.fromClient()), s, i);
      }
      if (s.has(Tcp.SYN)) {
        Sending w = sending(s.fromClient());
        w.nxt = Math.max(w.nxt, s.end());
      } else if (s.end() > s.seq() || asks(sending(s.fromClient()), s)) {
        send(sending(s.fromClient()), s, i);
      }
    }
    triggers.lookBack(list, byIndex);
  }

  private Sending sending(boolean ofClient) {
    return ofClient ? client : server;
  }

  /** The resend at a position, or null. */
  Resend at(int index) {
    return byIndex.get(index);
  }

  /** What sent the bytes of a position again, or null. */
  Resend after(int copy) {
    return byCopy.get(copy);
  }

  /** Everything that was captured of a direction is acknowledged at the end. */
  boolean allAcknowledged(boolean ofClient) {
    Sending w = sending(ofClient);
    return w.una >= w.nxt;
  }

  long acknowledged(boolean ofClient) {
    return sending(ofClient).una;
  }

  private static boolean asks(Sending w, Segment s) {
    return s.pureAck() && w.nxt > 0 && s.seq() == w.nxt - 1;
  }

  // What the other side reports.

  private void ack(Sending o, Segment s, int i) {
    long[] b = s.sack();
    boolean dsack = reportsCopy(s);
    if (dsack) {
      secondCopy(o, b[0], b[1], i);
    }
    long news = 0;
    for (int k = dsack ? 2 : 0; k + 1 < b.length; k += 2) {
      news += b[k + 1] > s.ack() && b[k + 1] <= o.nxt ? o.sacked(b[k], b[k + 1]) : 0;
    }
    long window = s.windowBytes() < 0 ? s.window() : s.windowBytes();
    if (s.ack() > o.una && (o.nxt < 0 || s.ack() - o.nxt < 1L << 30)) {
      progress(o, s, i);
    } else if (s.ack() == o.una && s.pureAck() && o.nxt > o.una && !dsack) {
      if (news > 0 || window == o.lastWindow) {
        o.duplicateAcks++;
      }
    }
    o.lastWindow = window;
    o.heard = i;
  }

  /** The first block reports what came twice (RFC 2883 4). */
  static boolean reportsCopy(Segment s) {
    long[] b = s.sack();
    return b.length >= 2 && b[1] <= s.ack() || b.length >= 4 && b[0] >= b[2] && b[1] <= b[3];
  }

  private void secondCopy(Sending o, long from, long to, int i) {
    if (from <= 0) {
      return; // the SYN, which comes twice in a simultaneous open
    }
    Integer latest = o.latest.get(from);
    if (latest == null) {
      return;
    }
    Resend r = byIndex.get(latest);
    while (r != null && (r.dsack != Course.NONE || r.samePacket)) {
      if (r.samePacket && r.dsack == Course.NONE) {
        r.dsack = i;
        return;
      }
      r = r.copy == Course.NONE ? null : byIndex.get(r.copy);
    }
    if (r != null && r.sentAgain()) {
      r.dsack = i;
    } else {
      unseenCopies.add(new UnseenCopy(from, to, latest, i));
    }
  }

  private void progress(Sending o, Segment s, int i) {
    long before = o.una;
    o.acknowledge(s.ack());
    o.duplicateAcks = 0;
    o.progress = i;
    if (o.recover >= 0 && o.una >= o.recover) {
      o.recover = -1;
    }
    while (!o.pending.isEmpty() && o.pending.firstKey() < s.ack()) {
      settle(o.pending.pollFirstEntry().getValue(), s, i, before);
    }
    while (!o.gaps.isEmpty() && o.gaps.firstKey() < s.ack()) {
      var gap = o.gaps.pollFirstEntry();
      long to = Math.min(s.ack(), gap.getValue().to());
      missed.add(new Missed(gap.getKey(), to, gap.getValue().opener(), i));
      if (to < gap.getValue().to()) {
        o.gaps.put(to, gap.getValue());
      }
    }
    if (o.nxt >= 0 && s.ack() > o.nxt) {
      if (before > 0) {
        missed.add(new Missed(o.nxt, s.ack(), Course.NONE, i));
      }
      o.nxt = s.ack();
    }
  }

  /** Whether the ACK answers the first copy tells its timestamp (RFC 3522, RFC 7323 4). */
  private void settle(Resend r, Segment s, int i, long before) {
    r.ack = i;
    Segment again = course.all.get(r.index);
    boolean clocked = s.tsEcr() > 0 && again.tsVal() >= 0 && r.seq == before;
    if (!clocked) {
      return;
    }
    Segment first = course.at(r.first);
    if ((int) (s.tsEcr() - again.tsVal()) < 0) {
      boolean older = first == null || first.tsVal() != again.tsVal();
      // an echo from before the first copy says nothing of it
      boolean sane = first == null || (int) (s.tsEcr() - first.tsVal()) >= 0;
      r.eifel = older && sane ? i : Course.NONE;
    } else {
      r.echoed = s.tsEcr() == again.tsVal() && (first == null || first.tsVal() != again.tsVal());
    }
  }

  // What is sent.

  private void send(Sending w, Segment s, int i) {
    long seq = s.seq();
    if (w.nxt < 0) {
      fresh(w, s, i);
      return;
    }
    boolean closed = s.proof().otherWindow() == 0;
    boolean old = s.len() <= 1 && !s.has(Tcp.FIN) && seq == w.nxt - 1 && w.una >= w.nxt;
    boolean one = s.len() == 1 && seq == w.nxt && closed && !s.has(Tcp.FIN);
    if (old || one || s.end() == seq) {
      if (old || one) {
        probes.add(new Probe(i, closed));
      }
      return;
    }
    if (seq >= w.nxt) {
      if (seq > w.nxt) {
        w.gaps.put(w.nxt, new Sending.Gap(seq, i));
      }
      fresh(w, s, i);
      return;
    }
    again(w, s, i);
  }

  private static void fresh(Sending w, Segment s, int i) {
    w.carriers.put(s.seq(), i);
    w.latest.put(s.seq(), i);
    w.nxt = Math.max(w.nxt, s.end());
    w.lastSent = i;
  }

  private void again(Sending w, Segment s, int i) {
    Resend r = new Resend(i, s.seq(), s.end());
    var gap = w.gapAt(s.seq());
    if (gap != null) {
      r.opener = gap.getValue().opener();
      w.fill(gap, s.seq(), Math.min(s.end(), gap.getValue().to()));
      w.carriers.put(s.seq(), i);
    } else {
      var carrier = w.carriers.floorEntry(s.seq());
      boolean carried = carrier != null && course.at(carrier.getValue()).end() > s.seq();
      r.first = carried ? carrier.getValue() : w.latest.getOrDefault(s.seq(), Course.NONE);
      r.copy = w.latest.getOrDefault(s.seq(), r.first);
      Resend twin = byIndex.get(r.copy);
      while (twin != null && twin.samePacket) {
        r.copy = twin.copy;
        twin = byIndex.get(r.copy);
      }
    }
    r.una = w.una;
    r.nxt = w.nxt;
    r.duplicateAcks = w.duplicateAcks;
    r.sackedBytes = w.sackedBytes;
    r.inRecovery = w.recover >= 0;
    r.heard = w.heard;
    r.progress = w.progress;
    r.held = s.end() <= w.una || w.isSacked(s.seq(), s.end());
    r.tries = w.copies.merge(s.seq(), 1, Integer::sum) + 1;
    if (w.routerError > Math.max(r.copy, r.opener)) {
      r.routerError = w.routerError;
    }
    if (r.copy == Course.NONE && r.opener == Course.NONE) {
      // sent before the capture began
      w.latest.put(s.seq(), i);
      return;
    }
    if (r.copy != Course.NONE) {
      SamePacket.judge(course, r);
    } else {
      LateOriginal.judge(course, r);
    }
    if (r.sentAgain()) {
      triggers.judge(r, w);
      w.pending.put(s.seq(), r);
    }
    list.add(r);
    byIndex.put(i, r);
    if (r.copy != Course.NONE && r.sentAgain()) {
      byCopy.putIfAbsent(r.copy, r);
    }
    w.latest.put(s.seq(), i);
    w.lastSent = r.sentAgain() ? i : w.lastSent;
    w.nxt = Math.max(w.nxt, s.end());
  }
}
