package inflight.capture;

import inflight.capture.CaptureFailure.Kind;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Programs that bring interfaces of their own, as Wireshark starts them: asked for what they have
 * with {@code --extcap-interfaces} and {@code --extcap-config}, started with {@code --capture
 * --fifo}. Their answers are sentences: {@code arg {number=0}{call=--host}...}.
 */
public final class Extcap {
  private static final Pattern PART = Pattern.compile("\\{([^=}]*)=([^}]*)\\}");
  private static final long ANSWER_SECONDS = 5;

  private Extcap() {}

  /** An interface of a program. */
  public record Source(List<String> command, Path fifo) implements Closeable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(fifo);
      Files.deleteIfExists(fifo.getParent());
    }
  }

  /**
   * One argument that an interface takes.
   *
   * @param call as on its command line: {@code --remote-host}
   * @param type such as string, integer, selector, boolflag
   * @param values what may be chosen, empty if anything
   */
  public record Argument(
      String call,
      String display,
      String type,
      String preset,
      boolean required,
      List<String> values) {}

  /** One line per interface: its name and what it is. */
  public static List<String> list() throws IOException {
    List<String> lines = new ArrayList<>();
    interfaces().forEach((name, found) -> lines.add(name + "  " + found.display));
    return lines;
  }

  /** One line per argument of an interface. */
  public static List<String> help(String name) throws IOException {
    return arguments(name).stream()
        .map(
            a ->
                a.call.replaceFirst("^--", "")
                    + "=  "
                    + a.display
                    + " ("
                    + a.type
                    + (a.values.isEmpty() ? "" : ": " + String.join(", ", a.values))
                    + (a.preset.isEmpty() ? "" : "; preset " + a.preset)
                    + (a.required ? "; required" : "")
                    + ")")
        .toList();
  }

  /** What an interface may be told. */
  public static List<Argument> arguments(String name) throws IOException {
    Found found = find(name);
    List<Map<String, String>> arguments = new ArrayList<>();
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String line : ask(found.program, "--extcap-interface=" + name, "--extcap-config")) {
      Map<String, String> parts = parts(line);
      if (line.startsWith("arg ")) {
        arguments.add(parts);
      } else if (line.startsWith("value ")) {
        values
            .computeIfAbsent(parts.getOrDefault("arg", ""), k -> new ArrayList<>())
            .add(parts.getOrDefault("value", ""));
      }
    }
    return arguments.stream()
        .map(
            a ->
                new Argument(
                    a.getOrDefault("call", ""),
                    a.getOrDefault("display", ""),
                    a.getOrDefault("type", ""),
                    a.getOrDefault("default", ""),
                    a.getOrDefault("required", "").equals("true"),
                    values.getOrDefault(a.getOrDefault("number", ""), List.of())))
        .toList();
  }

  /**
   * How to capture from an interface; close it afterwards.
   *
   * @param options {@code name=value} each, without the dashes
   */
  public static Source source(String name, List<String> options, String filter) throws IOException {
    Found found = find(name);
    Path fifo = Files.createTempDirectory("inflight-extcap").resolve("fifo");
    List<String> command =
        new ArrayList<>(
            List.of(
                found.program.toString(),
                "--capture",
                "--extcap-interface=" + name,
                "--fifo=" + fifo));
    if (!filter.isBlank()) {
      command.add("--extcap-capture-filter=" + filter);
    }
    options.forEach(o -> command.add("--" + o));
    run(List.of("mkfifo", "-m", "600", fifo.toString()));
    return new Source(command, fifo);
  }

  private record Found(Path program, String display) {}

  private static Found find(String name) throws IOException {
    Map<String, Found> all = interfaces();
    Found found = all.get(name);
    if (found == null) {
      String known =
          all.isEmpty() ? "there is none" : "there are " + String.join(", ", all.keySet());
      throw new CaptureFailure(
          Kind.CANNOT_OPEN, "no extcap interface is called " + name + "; " + known);
    }
    return found;
  }

  private static Map<String, Found> interfaces() throws IOException {
    Map<String, Found> all = new LinkedHashMap<>();
    for (Path program : programs()) {
      for (String line : ask(program, "--extcap-interfaces")) {
        if (line.startsWith("interface ")) {
          Map<String, String> parts = parts(line);
          String name = parts.getOrDefault("value", "");
          all.putIfAbsent(name, new Found(program, parts.getOrDefault("display", "")));
        }
      }
    }
    return all;
  }

  /** Where Wireshark has them; {@code INFLIGHT_EXTCAP} names one more folder. */
  private static List<Path> programs() throws IOException {
    List<Path> folders = new ArrayList<>();
    String more = System.getenv("INFLIGHT_EXTCAP");
    if (more != null && !more.isBlank()) {
      folders.add(Path.of(more));
    }
    String home = System.getProperty("user.home", "");
    folders.add(Path.of(home, ".local/lib/wireshark/extcap"));
    folders.add(Path.of("/usr/lib/wireshark/extcap"));
    folders.add(Path.of("/usr/libexec/wireshark/extcap"));
    folders.add(Path.of("/usr/lib64/wireshark/extcap"));
    try (DirectoryStream<Path> multiarch =
        Files.isDirectory(Path.of("/usr/lib"))
            ? Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-*")
            : null) {
      if (multiarch != null) {
        multiarch.forEach(m -> folders.add(m.resolve("wireshark/extcap")));
      }
    }
    folders.add(Path.of("/Applications/Wireshark.app/Contents/MacOS/extcap"));
    List<Path> programs = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
          files.forEach(programs::add);
        }
      }
    }
    programs.removeIf(p -> !Files.isRegularFile(p) || !Files.isExecutable(p));
    return programs.stream().sorted().toList();
  }

  static Map<String, String> parts(String sentence) {
    Map<String, String> parts = new LinkedHashMap<>();
    Matcher m = PART.matcher(sentence);
    while (m.find()) {
      parts.put(m.group(1), m.group(2));
    }
    return parts;
  }

  private static List<String> ask(Path program, String... question) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(question));
    try {
      return run(command);
    } catch (IOException e) {
      return List.of(); // a program that does not start has no interfaces
    }
  }

  private static List<String> run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    Thread limit =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                      process.destroyForcibly();
                    }
                  } catch (InterruptedException e) {
                    // answered
                  }
                });
    process.getOutputStream().close();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } finally {
      limit.interrupt();
    }
  }
}
