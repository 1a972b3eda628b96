package inflight.bench;

import inflight.testing.Cells;
import inflight.testing.DefaultFields;
import inflight.testing.Mutations;
import inflight.testing.Packet;
import inflight.testing.RandomTraffic;
import inflight.testing.Tshark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Captures that nobody has seen through tshark and through us, seed after seed: prints in how many
 * of them each field differs, and the first difference.
 *
 * <p>{@code ConformanceRun FIRST-SEED COUNT} makes random traffic; with capture files behind it,
 * each seed is a mutation of one of them.
 */
public final class ConformanceRun {
  private static final int FRAMES = 400;

  private final Map<String, Integer> differ = new TreeMap<>();
  private final Map<String, String> first = new TreeMap<>();

  private ConformanceRun() {}

  public static void main(String[] args) throws Exception {
    long from = Long.parseLong(args[0]);
    int count = Integer.parseInt(args[1]);
    ConformanceRun run = new ConformanceRun();
    Path file = Files.createTempFile("conformance", ".pcapng");
    for (long seed = from; seed < from + count; seed++) {
      String name = "seed " + seed;
      if (args.length == 2) {
        Packet.write(file, RandomTraffic.of(seed, FRAMES));
      } else {
        Path source = Path.of(args[2 + (int) (seed % (args.length - 2))]);
        SplittableRandom random = new SplittableRandom(seed);
        Packet.write(file, Mutations.of(random, Packet.read(source)));
        name += " of " + source.getFileName();
      }
      run.compare(name, file);
    }
    run.print(count);
    Files.delete(file);
  }

  private void compare(String name, Path file) throws Exception {
    List<String> fields = DefaultFields.NAMES;
    Map<String, String> d =
        Cells.differences(name, fields, Tshark.cells(file, fields), Cells.ours(file, fields));
    for (Map.Entry<String, String> e : d.entrySet()) {
      differ.merge(e.getKey(), 1, Integer::sum);
      first.putIfAbsent(e.getKey(), e.getValue());
    }
  }

  private void print(int count) {
    for (Map.Entry<String, String> e : first.entrySet()) {
      System.out.printf(
          "%-40s %4d of %d  %s%n", e.getKey(), differ.get(e.getKey()), count, e.getValue());
    }
    System.out.println(count + " captures, " + first.size() + " fields differ somewhere");
  }
}
