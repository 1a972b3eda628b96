package inflight.scene.ladder;

import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Segment;
import java.util.ArrayList;
import java.util.List;

record Layout(LadderClock clock, double height, List<Arrow> arrows, List<LadderEvent> events) {
  static Layout of(ConnectionTrace trace, LadderOptions options) {
    List<Arrow> arrows = new ArrayList<>();
    int n = trace.segments().size();
    long[] t = new long[n + 2];
    double[] y = new double[n + 2];
    long last = -1000;
    t[0] = last;
    for (int i = 0; i < n; i++) {
      Segment s = trace.segments().get(i);
      last = Math.max(s.relativeNanos(), last + 200);
      t[i + 1] = last;
      y[i + 1] = 40 + i * 32;
      arrows.add(
          new Arrow(
              i,
              1,
              s.row(),
              s.fromClient(),
              last,
              last + 100,
              y[i + 1],
              y[i + 1] + 20,
              y[i + 1],
              y[i + 1] + 20,
              Arrow.Fate.ARRIVES));
    }
    t[n + 1] = last + 1000;
    y[n + 1] = 80 + n * 32;
    return new Layout(new LadderClock(t, y), y[n + 1], List.copyOf(arrows), List.of());
  }

  long delayNanos() {
    return 1000000;
  }

  int momentsUpTo(double nanos) {
    int n = 0;
    while (n < arrows.size() && arrows.get(n).momentNanos() <= nanos) {
      n++;
    }
    return n;
  }

  Arrow byMoment(int i) {
    return arrows.get(i);
  }

  Arrow arrowOfSegment(int i) {
    return arrows.get(i);
  }
}
