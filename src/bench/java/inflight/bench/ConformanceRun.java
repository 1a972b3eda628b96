package inflight.bench;

import inflight.testing.Cells;
import inflight.testing.DefaultFields;
import inflight.testing.Packet;
import inflight.testing.RandomTraffic;
import inflight.testing.Tshark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Random traffic through both programs, seed after seed: prints how many seeds differ in which
 * fields, and the first difference of each. {@code ConformanceRun FIRST-SEED COUNT [FRAMES]}
 */
public final class ConformanceRun {
  private ConformanceRun() {}

  public static void main(String[] args) throws Exception {
    long from = Long.parseLong(args[0]);
    int count = Integer.parseInt(args[1]);
    int frames = args.length > 2 ? Integer.parseInt(args[2]) : 400;
    Map<String, Integer> differ = new TreeMap<>();
    Map<String, String> first = new TreeMap<>();
    Path file = Files.createTempFile("conformance", ".pcapng");
    List<String> fields = DefaultFields.NAMES;
    for (long seed = from; seed < from + count; seed++) {
      Packet.write(file, RandomTraffic.of(seed, frames));
      Map<String, String> d =
          Cells.differences(
              "seed " + seed, fields, Tshark.cells(file, fields), Cells.ours(file, fields));
      for (Map.Entry<String, String> e : d.entrySet()) {
        differ.merge(e.getKey(), 1, Integer::sum);
        first.putIfAbsent(e.getKey(), e.getValue());
      }
    }
    for (Map.Entry<String, String> e : first.entrySet()) {
      System.out.printf(
          "%-40s %4d of %d  %s%n", e.getKey(), differ.get(e.getKey()), count, e.getValue());
    }
    System.out.println(count + " captures, " + first.size() + " fields differ somewhere");
    Files.delete(file);
  }
}
