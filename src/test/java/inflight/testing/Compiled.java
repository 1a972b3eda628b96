package inflight.testing;

import inflight.document.Capture;
import inflight.lab.script.Script;
import inflight.lab.script.ScriptCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Captures made of segment notation for one test. */
public final class Compiled {
  private static final Pattern SENDER = Pattern.compile("^[+-][0-9.]+ +([CS]) ");

  private Compiled() {}

  /** Writes a capture into {@code folder}. */
  public static Path file(Path folder, String notation) throws IOException {
    Path file = Files.createTempFile(folder, "script", ".pcapng");
    ScriptCompiler.write(Script.parse(notation), Files.newOutputStream(file));
    return file;
  }

  /** Opens and loads one; close it. */
  public static Capture capture(Path folder, String notation) throws IOException {
    return load(file(folder, notation));
  }

  /** Opens and loads a file; close it. */
  public static Capture load(Path file) throws IOException {
    Capture capture = Capture.open(List.of(file));
    capture.load(Capture.Progress.NONE);
    return capture;
  }

  /** The same with client and server swapped, and with both initial numbers before the wrap. */
  public static String mirrored(String notation) {
    StringBuilder out = new StringBuilder("C 192.0.2.10:40000 iss 4294967290\n");
    out.append("S 192.0.2.20:80 iss 4294967293\n");
    for (String line : notation.strip().split("\n")) {
      Matcher sender = SENDER.matcher(line);
      if (sender.find()) {
        String other = sender.group(1).equals("C") ? "S" : "C";
        out.append(line, 0, sender.start(1))
            .append(other)
            .append(line, sender.end(1), line.length());
      } else {
        out.append(line);
      }
      out.append('\n');
    }
    return out.toString();
  }
}
