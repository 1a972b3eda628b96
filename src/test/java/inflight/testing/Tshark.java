package inflight.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks the tshark of this machine; for tests that need the tool, see {@link NeedsTool}. */
public final class Tshark {
  private Tshark() {}

  /** Names the command that starts a tshark 4.4, for instance {@code chroot /debian13 tshark}. */
  static final String VARIABLE_4_4 = "INFLIGHT_TSHARK_4_4";

  /** The cells of these fields, a row per frame: two passes, all occurrences, default settings. */
  public static List<String[]> cells(Path file, List<String> fields)
      throws IOException, InterruptedException {
    return cells(List.of("tshark"), file, fields);
  }

  /**
   * As {@link #cells}, of a tshark 4.4; see {@link NeedsTshark44}. It writes True and False where
   * 4.0 writes 1 and 0, which here is made the same.
   */
  public static List<String[]> cells44(Path file, List<String> fields)
      throws IOException, InterruptedException {
    List<String> command = List.of(System.getenv(VARIABLE_4_4).strip().split(" +"));
    List<String[]> rows = cells(command, file, fields);
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = row[i].replaceAll("\\bTrue\\b", "1").replaceAll("\\bFalse\\b", "0");
      }
    }
    return rows;
  }

  /** The file is given as standard input: the program may see other folders. */
  private static List<String[]> cells(List<String> program, Path file, List<String> fields)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("-2", "-n", "-r", "/dev/stdin"));
    command.addAll(List.of("-T", "fields", "-E", "occurrence=a", "-E", "aggregator=,"));
    for (String field : fields) {
      command.add("-e");
      command.add(field);
    }
    List<String[]> rows = new ArrayList<>();
    for (String line : lines(command, ProcessBuilder.Redirect.from(file.toFile()))) {
      rows.add(line.split("\t", -1));
    }
    return rows;
  }

  /** Numbers of the frames that pass a display filter, in UTC; null if it refuses the filter. */
  public static List<Integer> matching(Path file, String filter)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tshark", "-2", "-r", file.toString()));
    command.addAll(List.of("-Y", filter, "-T", "fields", "-e", "frame.number"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TZ", "UTC");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    return process.waitFor() == 0
        ? out.lines().filter(line -> !line.isEmpty()).map(Integer::valueOf).toList()
        : null;
  }

  /** The type of each of its fields, such as {@code FT_UINT16}, by name. */
  public static Map<String, String> fieldTypes() throws IOException, InterruptedException {
    Map<String, String> types = new HashMap<>();
    for (String line : lines(List.of("tshark", "-G", "fields"), ProcessBuilder.Redirect.PIPE)) {
      String[] columns = line.split("\t");
      if (columns[0].equals("F")) {
        types.put(columns[2], columns[3]);
      }
    }
    return types;
  }

  /** The names of all fields it has. */
  public static Set<String> fieldNames() throws IOException, InterruptedException {
    Set<String> names = new HashSet<>();
    for (String line : lines(List.of("tshark", "-G", "fields"), ProcessBuilder.Redirect.PIPE)) {
      String[] columns = line.split("\t");
      if (columns[0].equals("F")) {
        names.add(columns[2]);
      }
    }
    return names;
  }

  private static List<String> lines(List<String> command, ProcessBuilder.Redirect input)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectInput(input)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    }
    process.waitFor();
    return lines;
  }
}
