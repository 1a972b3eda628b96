package inflight.testing;

import inflight.lab.script.Script;
import inflight.lab.script.ScriptCompiler;
import inflight.tcp.connection.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A script in segment notation whose comments say how each segment is judged: its verdicts by the
 * last part of their field names, all of them, and numbers as {@code field=value} where they matter
 * ({@code field=} for one that is not there). Behind a semicolon there is room for words.
 */
public final class JudgedScript {
  /** The fields that are marks; the others are numbers. */
  private static final List<String> MARKS =
      List.of(
          ("retransmission fast_retransmission spurious_retransmission out_of_order lost_segment"
                  + " ack_lost_segment duplicate_ack keep_alive keep_alive_ack zero_window"
                  + " zero_window_probe zero_window_probe_ack window_full window_update"
                  + " reused_ports")
              .split(" "));

  private static final List<String> NUMBERS =
      List.of(
          ("acks_frame ack_rtt initial_rtt rto rto_frame bytes_in_flight push_bytes_sent"
                  + " duplicate_ack_num duplicate_ack_frame")
              .split(" "));

  /** What is asked of a program, and in this order. */
  public static final List<String> FIELDS =
      Stream.concat(MARKS.stream(), NUMBERS.stream()).map("tcp.analysis."::concat).toList();

  private final Script script;

  private JudgedScript(Script script) {
    this.script = script;
  }

  public static JudgedScript parse(String text) throws IOException {
    return new JudgedScript(
        Script.parse("C 192.0.2.10:40000 iss 1000\nS 192.0.2.20:80 iss 5000\n" + text));
  }

  /** The same with client and server swapped. */
  public JudgedScript mirrored() {
    return map(
        line ->
            switch (line) {
              case Script.Segment s -> mirrored(s);
              case Script.Datagram d ->
                  new Script.Datagram(d.deltaNanos(), !d.fromClient(), d.payload(), d.comment());
              case Script.Address a -> new Script.Address(!a.client(), a.endpoint(), a.iss());
              default -> line;
            });
  }

  /** The same with numbers that wrap behind the byte {@code offset} of both sides. */
  public JudgedScript wrappingAt(int offset) {
    return map(
        line ->
            line instanceof Script.Address a
                ? new Script.Address(a.client(), a.endpoint(), (1L << 32) - offset)
                : line);
  }

  /** The same over IPv6. */
  public JudgedScript v6() {
    return map(
        line ->
            line instanceof Script.Address a
                ? new Script.Address(a.client(), v6(a.endpoint()), a.iss())
                : line);
  }

  private static Endpoint v6(Endpoint e) {
    return new Endpoint(0x2001_0db8_0000_0000L, e.lo(), true, e.port());
  }

  private static Script.Segment mirrored(Script.Segment s) {
    return new Script.Segment(
        s.deltaNanos(),
        !s.fromClient(),
        s.flags(),
        s.seq(),
        s.lenBytes(),
        s.ack(),
        s.ackRaw(),
        s.window(),
        s.urgentPointer(),
        s.options(),
        s.payload(),
        s.ecn(),
        s.ttl(),
        s.id(),
        s.lost(),
        s.badChecksum(),
        s.comment());
  }

  private JudgedScript map(UnaryOperator<Script.Line> change) {
    return new JudgedScript(new Script(script.lines().stream().map(change).toList()));
  }

  /** The comments of the captured segments by frame, without what stands behind a semicolon. */
  public Map<Integer, String> comments() {
    Map<Integer, String> comments = new TreeMap<>();
    int frame = 1;
    for (Script.Line line : script.lines()) {
      if (line instanceof Script.Segment s && !s.lost()) {
        comments.put(frame++, s.comment().replaceAll(";.*", "").strip());
      } else if (line instanceof Script.Datagram) {
        frame++;
      }
    }
    return comments;
  }

  /** Writes the capture. */
  public Path write(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "judged", ".pcapng");
    ScriptCompiler.write(script, Files.newOutputStream(file));
    return file;
  }

  /** What the comments expect and what the cells of {@link #FIELDS} say, a line per segment. */
  public Comparison compare(List<String[]> cells) {
    StringBuilder expected = new StringBuilder();
    StringBuilder found = new StringBuilder();
    int row = 0;
    for (Script.Line line : script.lines()) {
      if (line instanceof Script.Segment s && !s.lost()) {
        String[] wanted = s.comment().replaceAll(";.*", "").strip().split(" +");
        expected.append(row + 1).append(expected(wanted)).append('\n');
        found.append(row + 1).append(found(cells.get(row), wanted)).append('\n');
        row++;
      } else if (line instanceof Script.Datagram) {
        row++;
      }
    }
    return new Comparison(expected.toString(), found.toString());
  }

  /** Two texts that should be the same. */
  public record Comparison(String expected, String found) {}

  private static String expected(String[] wanted) {
    Set<String> words = new TreeSet<>(List.of(wanted));
    words.remove("");
    return " " + String.join(" ", words);
  }

  private static String found(String[] cells, String[] wanted) {
    Set<String> words = new TreeSet<>();
    for (int i = 0; i < MARKS.size(); i++) {
      if (i < cells.length && !cells[i].isEmpty()) {
        words.add(MARKS.get(i));
      }
    }
    if (words.contains("fast_retransmission") || words.contains("spurious_retransmission")) {
      words.remove("retransmission"); // which is there for all three
    }
    for (String word : wanted) {
      int equals = word.indexOf('=');
      if (equals >= 0) {
        String name = word.substring(0, equals);
        int i = MARKS.size() + NUMBERS.indexOf(name);
        words.add(name + "=" + (i < cells.length ? cells[i] : ""));
      }
    }
    return " " + String.join(" ", words);
  }
}
