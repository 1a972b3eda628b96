package inflight.tcp.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import inflight.testing.NeedsTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Captures whose truth is known: ours names it, or says "possible" where packets cannot tell; and
 * the table of what Wireshark and tcptrace say beside it holds.
 */
class TruthTest {
  private static final Path TABLES = Path.of("src/test/resources/inflight/tcp/truth");
  private static final Path SAMPLES = Path.of("sample-captures");

  @TestFactory
  Stream<DynamicTest> samples() throws IOException {
    return tests(TruthTable.read(TABLES.resolve("samples.tsv")), SAMPLES);
  }

  /** The captures of a lab elsewhere: {@code -Dinflight.lab=FOLDER}. */
  @TestFactory
  Stream<DynamicTest> lab() throws IOException {
    String folder = System.getProperty("inflight.lab", "");
    if (folder.isEmpty()) {
      String reason = "the truth table of the lab: no folder given with -Dinflight.lab=FOLDER";
      System.out.println("SKIPPED " + reason);
      abort(reason);
    }
    return tests(TruthTable.read(TABLES.resolve("lab.tsv")), Path.of(folder));
  }

  private static Stream<DynamicTest> tests(TruthTable table, Path folder) {
    return table.rows().stream()
        .map(r -> DynamicTest.dynamicTest(r.file(), () -> check(r, folder.resolve(r.file()))));
  }

  private static void check(TruthTable.Row row, Path capture) throws IOException {
    String ours = TruthTable.ours(capture);
    Set<String> rules = TruthTable.rulesIn(ours);
    for (String needed : row.needed()) {
      boolean there = needed.equals("-") || rules.contains(needed);
      assertTrue(there, row.truth() + " needs " + needed + ", found: " + ours);
    }
    assertEquals(row.ours(), ours);
    assertEquals(row.wireshark(), TruthTable.wireshark(capture));
  }

  @Test
  void everySampleHasItsRow() throws IOException {
    List<String> rows =
        TruthTable.read(TABLES.resolve("samples.tsv")).rows().stream()
            .map(TruthTable.Row::file)
            .toList();
    try (Stream<Path> files = Files.list(SAMPLES)) {
      Set<String> there =
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> f.endsWith(".pcapng"))
              .collect(Collectors.toSet());
      assertEquals(there, Set.copyOf(rows));
    }
  }

  @TestFactory
  @NeedsTool("tcptrace")
  Stream<DynamicTest> tcptraceSaysWhatTheTableSays() throws IOException {
    return TruthTable.read(TABLES.resolve("samples.tsv")).rows().stream()
        .map(
            r ->
                DynamicTest.dynamicTest(
                    r.file(),
                    () -> assertEquals(r.trace(), TruthTable.tcptrace(SAMPLES.resolve(r.file())))));
  }
}
