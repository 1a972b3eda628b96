package inflight.tcp.finding;

import inflight.tcp.connection.Connection;
import inflight.tcp.connection.ConnectionTable;
import inflight.tcp.connection.Endpoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Findings of a whole capture, from its connection table alone: floods of SYNs, scans, servers that
 * drop SYNs. Endpoints are compared, never known by value. Linear; any thread once all is read.
 */
public final class CaptureJudge {
  private static final int FLOOD = 100;
  private static final long FLOOD_NANOS = 10_000_000_000L;
  private static final int SCAN = 15;
  private static final long RETRY_NANOS = 900_000_000;
  private static final int SHOWN = 100;

  private final List<Finding> findings = new ArrayList<>();

  private CaptureJudge() {}

  private record Pair(Endpoint client, Endpoint server) {}

  public static List<Finding> findings(ConnectionTable table) {
    CaptureJudge judge = new CaptureJudge();
    List<Connection> opened = new ArrayList<>();
    for (int n = 0; n < table.size(); n++) {
      Connection c = table.get(n);
      if (c.clientKnown() && has(c, Connection.SEEN_SYN)) {
        opened.add(c);
      }
    }
    for (List<Connection> one : groups(opened, Connection::serverEndpoint)) {
      judge.flood(one);
      judge.queue(one);
    }
    Function<Connection, Pair> hosts =
        c -> new Pair(host(c.clientEndpoint()), host(c.serverEndpoint()));
    for (List<Connection> one : groups(opened, hosts)) {
      judge.scan(one, "", c -> c.serverEndpoint().port());
    }
    Function<Connection, Pair> port =
        c ->
            new Pair(
                host(c.clientEndpoint()), new Endpoint(0, 0, false, c.serverEndpoint().port()));
    for (List<Connection> one : groups(opened, port)) {
      judge.scan(one, "hosts", c -> host(c.serverEndpoint()));
    }
    judge.findings.sort((a, b) -> Integer.compare(a.frame(), b.frame()));
    return List.copyOf(judge.findings);
  }

  private static Endpoint host(Endpoint e) {
    return new Endpoint(e.hi(), e.lo(), e.v6(), 0);
  }

  private static <K> Collection<List<Connection>> groups(
      List<Connection> all, Function<Connection, K> key) {
    Map<K, List<Connection>> groups = new LinkedHashMap<>();
    for (Connection c : all) {
      groups.computeIfAbsent(key.apply(c), k -> new ArrayList<>(2)).add(c);
    }
    return groups.values();
  }

  private static boolean has(Connection c, int bit) {
    return (c.completenessAtEnd() & bit) != 0;
  }

  private static boolean unfinished(Connection c) {
    int ended = Connection.SEEN_ACK | Connection.SEEN_DATA | Connection.SEEN_FIN;
    return !has(c, ended) && !has(c, Connection.SEEN_RST);
  }

  /** Many unfinished handshakes to one server port within a short time (RFC 4987 2). */
  private void flood(List<Connection> toOne) {
    if (toOne.size() < FLOOD) {
      return;
    }
    Deque<Connection> window = new ArrayDeque<>();
    int most = 0;
    int all = 0;
    Set<Endpoint> sources = new HashSet<>();
    for (Connection c : toOne) {
      if (!unfinished(c)) {
        continue;
      }
      all++;
      sources.add(host(c.clientEndpoint()));
      window.addLast(c);
      while (c.firstNanos - window.getFirst().firstNanos > FLOOD_NANOS) {
        window.removeFirst();
      }
      most = Math.max(most, window.size());
    }
    if (most >= FLOOD && all * 2 > toOne.size()) {
      add(
          "syn_flood",
          "",
          Severity.BAD,
          Certainty.LIKELY,
          toOne,
          List.of(
              new Quantity("half_open", all, ""),
              new Quantity("all", toOne.size(), ""),
              new Quantity("sources", sources.size(), ""),
              new Quantity("span", span(toOne), "ms"),
              new Quantity("least", FLOOD, "")));
    }
  }

  /** SYNs that had to be repeated at a port that had accepted others: its queue may be full. */
  private void queue(List<Connection> toOne) {
    int accepted = 0;
    long busyUntil = Long.MIN_VALUE;
    List<Connection> dropped = new ArrayList<>();
    for (Connection c : toOne) {
      boolean retried = c.lastSynNanos - c.firstNanos >= RETRY_NANOS;
      if (retried && accepted > 0 && busyUntil >= c.firstNanos) {
        dropped.add(c);
      } else if (has(c, Connection.SEEN_SYN_ACK)) {
        accepted++;
        busyUntil = Math.max(busyUntil, c.lastNanos);
      }
    }
    if (!dropped.isEmpty()) {
      add(
          "accept_queue_full",
          "",
          Severity.WARN,
          Certainty.POSSIBLE,
          dropped,
          List.of(
              new Quantity("dropped", dropped.size(), ""),
              new Quantity("accepted", accepted, ""),
              new Quantity("span", span(toOne), "ms")));
    }
  }

  /** One address tries many targets and says nothing to any. */
  private void scan(List<Connection> ofOne, String variant, Function<Connection, Object> target) {
    if (ofOne.size() < SCAN) {
      return;
    }
    Set<Object> targets = new HashSet<>();
    List<Connection> mute = new ArrayList<>();
    int refused = 0;
    int open = 0;
    for (Connection c : ofOne) {
      if (!has(c, Connection.SEEN_DATA)) {
        targets.add(target.apply(c));
        mute.add(c);
        boolean answered = has(c, Connection.SEEN_SYN_ACK);
        open += answered ? 1 : 0;
        refused += !answered && has(c, Connection.SEEN_RST) ? 1 : 0;
      }
    }
    if (targets.size() >= SCAN && mute.size() * 2 > ofOne.size()) {
      add(
          "scan",
          variant,
          Severity.WARN,
          Certainty.LIKELY,
          mute,
          List.of(
              new Quantity("ports", targets.size(), ""),
              new Quantity("refused", refused, ""),
              new Quantity("silent", mute.size() - refused - open, ""),
              new Quantity("open", open, ""),
              new Quantity("span", span(mute), "ms"),
              new Quantity("least", SCAN, "")));
    }
  }

  private static double span(List<Connection> all) {
    return (all.getLast().firstNanos - all.getFirst().firstNanos) / 1e6;
  }

  private void add(
      String rule,
      String variant,
      Severity severity,
      Certainty certainty,
      List<Connection> about,
      List<Quantity> numbers) {
    List<Integer> frames = new ArrayList<>();
    for (Connection c : about.subList(0, Math.min(SHOWN, about.size()))) {
      frames.add(c.firstRow + 1);
    }
    findings.add(
        new Finding(
            rule, variant, severity, certainty, true, frames.getFirst(), frames, numbers, null));
  }
}
