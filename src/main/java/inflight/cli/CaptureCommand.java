package inflight.cli;

import inflight.capture.CaptureFailure;
import inflight.capture.CaptureListener;
import inflight.capture.CaptureRequest;
import inflight.capture.Extcap;
import inflight.capture.LiveCapture;
import inflight.capture.Remote;
import inflight.capture.Way;
import inflight.host.Interrupts;
import inflight.query.field.Escape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

final class CaptureCommand implements Callable<Integer> {
  private static final long KB = 1000;
  private static final long END_SECONDS = 8;

  private final InflightCommand root;
  private List<String> interfaces = List.of();
  private String filter = "";
  private Path file;
  private long count;
  private List<String> stops = List.of();
  private List<String> rings = List.of();
  private int snapLen;
  private String remote;
  private String extcap;
  private List<String> extcapOptions = List.of();
  private boolean onlyForUs;
  private CommandSpec spec;

  CaptureCommand(InflightCommand root) {
    this.root = root;
  }

  CommandSpec syntax() {
    spec =
        new Syntax(
                this,
                "capture",
                "Captures to a pcapng file until Ctrl-C, a signal to end, or a limit.",
                "",
                "1 KB are 1000 bytes. inflight interfaces lists what can be captured on.",
                "Without -w a file in the folder for temporary files is made and named.")
            .repeated("-i", "IF", v -> interfaces = v, "The interface; may be repeated.")
            .option("-f", "BPF", String.class, v -> filter = v, "Capture filter (pcap-filter).")
            .option("-w", "FILE", Path.class, v -> file = v, "Where to write.")
            .option("-c", "COUNT", Long.class, v -> count = v, "Stop after so many packets.")
            .repeated("-a", "STOP", v -> stops = v, "Stop after duration:SECONDS, filesize:KB.")
            .repeated("-b", "RING", v -> rings = v, "Ring of files: filesize:KB, files:N.")
            .option("-s", "SNAPLEN", Integer.class, v -> snapLen = v, "Bytes kept of a packet.")
            .flag("-p", v -> onlyForUs = v, "Not promiscuous: only what is for this machine.")
            .option(
                "--remote",
                "USER@HOST",
                String.class,
                v -> remote = v,
                "Capture there, through ssh and tcpdump.")
            .option(
                "--extcap",
                "NAME",
                String.class,
                v -> extcap = v,
                "Capture from an extcap interface; --extcap list shows them.")
            .repeated(
                "--extcap-option",
                "NAME=VALUE",
                v -> extcapOptions = v,
                "An argument for it; --extcap NAME --extcap-option help shows them.")
            .spec();
    return spec;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (extcap != null && isQuestion()) {
      return answer();
    }
    if (remote == null && extcap == null && interfaces.isEmpty()) {
      throw wrong("-i IF is wanted; inflight interfaces lists what there is");
    }
    if (file != null && file.toString().equals("-")) {
      throw wrong("-w wants a file, for the capture goes on when nobody reads a pipe");
    }
    Path target = file != null ? file : Files.createTempFile("inflight-", ".pcapng");
    try (Extcap.Source source = extcap == null ? null : extcapSource()) {
      return run(request(target.toAbsolutePath(), source));
    }
  }

  private CaptureRequest request(Path target, Extcap.Source source) {
    CaptureRequest request;
    if (source != null) {
      request = CaptureRequest.ofProgram(source.command(), source.fifo(), target);
    } else if (remote != null) {
      String device = interfaces.isEmpty() ? "" : interfaces.getFirst();
      request = CaptureRequest.ofProgram(remoteCommand(device), null, target);
    } else {
      request =
          CaptureRequest.ofInterfaces(interfaces, target)
              .withFilter(filter)
              .withDevice(Math.max(0, snapLen), 0, !onlyForUs);
    }
    if (count < 0) {
      throw wrong("-c wants a number above 0");
    }
    return request
        .withLimits(count, KB * whole("-a", stops, "filesize"), seconds())
        .withRing(KB * whole("-b", rings, "filesize"), (int) whole("-b", rings, "files"));
  }

  private List<String> remoteCommand(String device) {
    try {
      return Remote.command(remote, device, filter, snapLen);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private Extcap.Source extcapSource() throws IOException {
    return Extcap.source(extcap, extcapOptions, filter);
  }

  private boolean isQuestion() {
    return extcap.equals("list") || extcapOptions.equals(List.of("help"));
  }

  private int answer() throws IOException, InterruptedException {
    List<String> lines = extcap.equals("list") ? Extcap.list() : Extcap.help(extcap);
    lines.forEach(line -> root.out().print(Escape.text(line) + "\n"));
    return Exit.ALL_READ;
  }

  private double seconds() {
    String text = value("-a", stops, "duration", List.of("duration", "filesize"));
    try {
      double seconds = text == null ? 0 : Double.parseDouble(text);
      if (text != null && !(seconds > 0 && seconds < 1e9)) {
        throw wrong("-a duration wants seconds, not " + text);
      }
      return seconds;
    } catch (NumberFormatException e) {
      throw wrong("-a duration wants seconds, not " + text);
    }
  }

  private long whole(String option, List<String> given, String name) {
    List<String> names =
        option.equals("-a") ? List.of("duration", "filesize") : List.of("filesize", "files");
    String text = value(option, given, name, names);
    try {
      long value = text == null ? 0 : Long.parseLong(text);
      if (text != null && (value <= 0 || value > 1L << 40)) {
        throw wrong(option + " " + name + " wants a number above 0, not " + text);
      }
      return value;
    } catch (NumberFormatException e) {
      throw wrong(option + " " + name + " wants a number, not " + text);
    }
  }

  private String value(String option, List<String> given, String name, List<String> names) {
    String found = null;
    for (String text : given) {
      String[] parts = text.split(":", 2);
      if (parts.length != 2 || !names.contains(parts[0])) {
        throw wrong(option + " wants " + String.join(":N or ", names) + ":N, not " + text);
      }
      found = parts[0].equals(name) ? parts[1] : found;
    }
    return found;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int run(CaptureRequest request) throws IOException, InterruptedException {
    Told told = new Told();
    CountDownLatch printed = new CountDownLatch(1);
    LiveCapture capture = LiveCapture.start(request, Way.usable(), told);
    Interrupts.hear();
    Thread atSignal = new Thread(() -> endAtSignal(capture, printed));
    Runtime.getRuntime().addShutdownHook(atSignal);
    try {
      say("capturing on " + name(request));
      if (file == null) {
        say("writing " + told.file);
      }
      capture.await();
      say(
          "received %d, dropped by kernel %s, dropped by interface %s"
              .formatted(told.frames, known(told.byKernel), known(told.byInterface)));
      if (told.failure.isPresent()) {
        throw told.failure.get();
      }
      return Exit.ALL_READ;
    } finally {
      printed.countDown();
      remove(atSignal);
    }
  }

  /** A program whose stream is read does not tell what it dropped, which is not nothing. */
  private static String known(long drops) {
    return drops < 0 ? "unknown" : String.valueOf(drops);
  }

  private String name(CaptureRequest request) {
    if (extcap != null) {
      return extcap;
    }
    return remote != null ? remote : String.join(", ", request.interfaces());
  }

  private void say(String line) {
    root.err().print(Escape.text(line) + "\n");
    root.err().flush();
  }

  /** The JVM would end with the number of the signal; ended by the user is not a failure. */
  private static void endAtSignal(LiveCapture capture, CountDownLatch printed) {
    capture.stop();
    try {
      boolean whole = printed.await(END_SECONDS, TimeUnit.SECONDS);
      Runtime.getRuntime().halt(whole ? Exit.ALL_READ : Exit.COULD_NOT);
    } catch (InterruptedException e) {
      Runtime.getRuntime().halt(Exit.COULD_NOT);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // it runs
    }
  }

  /** What the capture told last; read after it has ended. */
  private final class Told implements CaptureListener {
    private volatile Path file;
    private volatile long frames;
    private volatile long byKernel = -1;
    private volatile long byInterface = -1;
    private volatile Optional<CaptureFailure> failure = Optional.empty();

    @Override
    public void file(Path path) {
      file = path;
    }

    @Override
    public void committed(long bytes, long frameCount) {
      frames = frameCount;
    }

    @Override
    public void dropped(long kernel, long interfaceCount) {
      byKernel = kernel;
      byInterface = interfaceCount;
    }

    @Override
    public void link(String device, boolean up) {
      say(device + ": link " + (up ? "up" : "down"));
    }

    @Override
    public void ended(Optional<CaptureFailure> why) {
      failure = why;
    }
  }
}
