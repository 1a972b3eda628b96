package inflight.bench;

import com.sun.management.OperatingSystemMXBean;
import inflight.document.Capture;
import inflight.document.MatchingFrames;
import inflight.query.filter.Filter;
import inflight.query.filter.FilterException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/**
 * How long a filter takes over a loaded capture: {@code FilterBench CAPTURE [ROUNDS [FILTER...]]}.
 * First filters that the index answers, then those that need the file.
 */
public final class FilterBench {
  private static final List<String> FILTERS =
      List.of(
          "tcp.stream == 7",
          "tcp.flags.syn == 1",
          "tcp.flags.reset == 1 || tcp.flags.fin == 1",
          "tcp.analysis.flags",
          "tcp.analysis.retransmission && tcp.len > 0",
          "tcp.port == 443",
          "frame.time_relative > 10 and frame.time_relative < 20",
          "not tcp",
          "ip.ttl == 64",
          "ip.addr == 10.0.0.0/8",
          "tcp.window_size < 1000",
          "tcp.analysis.bytes_in_flight > 10000",
          "tcp.options.sack_le",
          "tcp contains \"GET\"",
          "frame matches \"http/1\\.[01]\"");

  private static final OperatingSystemMXBean CPU =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private FilterBench() {}

  public static void main(String[] args) throws IOException, FilterException {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    List<String> filters = args.length > 2 ? List.of(args).subList(2, args.length) : FILTERS;
    try (Capture capture = Capture.open(List.of(Path.of(args[0])))) {
      long start = System.nanoTime();
      capture.load(Capture.Progress.NONE);
      System.out.printf("%d frames loaded in %.2f s%n", capture.frames().size(), seconds(start));
      for (String text : filters) {
        Filter filter = Filter.compile(text);
        StringBuilder times = new StringBuilder();
        BitSet found = new BitSet();
        for (int round = 0; round < rounds; round++) {
          long cpu = CPU.getProcessCpuTime();
          start = System.nanoTime();
          found = MatchingFrames.of(capture, filter, Capture.Progress.NONE);
          times.append(
              String.format(
                  "%8.2f (%5.2f)", seconds(start), (CPU.getProcessCpuTime() - cpu) / 1e9));
        }
        boolean held = filter.isHeldBy(capture.frames(), capture.connections());
        System.out.printf(
            "%-55s %-5s %9d frames, seconds (CPU)%s%n",
            text, held ? "index" : "file", found.cardinality(), times);
      }
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
