package inflight.capture.helper;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The helper as a program; see the package description. */
public final class Helper {
  private final Report report;
  private final Stop stop = new Stop();

  private Helper(Report report) {
    this.report = report;
  }

  /** {@code capture OPTIONS} or {@code serve}. Exit code 0, or 1 after an error line. */
  public static void main(String[] args) throws InterruptedException {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false);
    Report report = new Report(out);
    int code = 1;
    try {
      code = new Helper(report).run(Arrays.asList(args));
    } catch (HelperException e) {
      report.error(e);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError | ExceptionInInitializerError e) {
      report.line("error " + HelperException.NO_LIBPCAP + " libpcap could not be loaded");
    } catch (IOException | RuntimeException e) {
      report.line("error bug " + Report.printable(e.toString()));
    }
    report.close();
    Runtime.getRuntime().halt(code);
  }

  private int run(List<String> args) throws HelperException, IOException, InterruptedException {
    String command = args.isEmpty() ? "" : args.getFirst();
    if (command.equals("serve")) {
      report.start();
      InputStreamReader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
      new Service(new BufferedReader(in), report).run();
      return 0;
    }
    if (!command.equals("capture")) {
      throw new HelperException(HelperException.USAGE, "capture or serve is wanted");
    }
    return capture(CaptureOptions.parse(args.subList(1, args.size())));
  }

  private int capture(CaptureOptions options)
      throws HelperException, InterruptedException, IOException {
    List<Device> devices = new ArrayList<>();
    for (String name : options.interfaces) {
      devices.add(Device.open(name, options));
    }
    Rights.giveUp(System.getenv());
    // only now: threads that are started here start without rights
    report.start();
    stopAtSignals();
    CaptureWriter writer = new CaptureWriter(options, report, stop);
    if (devices.isEmpty()) {
      StreamSource source = new StreamSource(options, writer, report, stop);
      if (!"-".equals(options.stream)) {
        stopAtEndOfInput();
      }
      stopAfter(options.maxSeconds);
      source.run();
    } else {
      stopAtEndOfInput();
      run(devices, options, writer);
    }
    writer.close();
    report.line("done");
    return 0;
  }

  private void run(List<Device> devices, CaptureOptions options, CaptureWriter writer)
      throws HelperException, InterruptedException {
    Totals totals = new Totals(report, devices.size());
    List<Thread> threads = new ArrayList<>();
    StringBuilder ready = new StringBuilder("ready");
    for (Device d : devices) {
      DeviceLoop loop =
          new DeviceLoop(d, options.filter, options.snapLen, writer, report, stop, totals);
      threads.add(new Thread(loop, "capture " + d.name()));
      ready.append(' ').append(d.linkType());
    }
    writer.flush();
    report.line(ready.toString());
    totals.tell();
    stopAfter(options.maxSeconds);
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    totals.tell();
  }

  private void stopAtEndOfInput() {
    daemon(
        "input",
        () -> {
          byte[] ignored = new byte[64];
          try {
            while (System.in.read(ignored) >= 0) {
              // whatever is said, only the end counts
            }
          } catch (IOException e) {
            // as good as the end
          }
          stop.request();
        });
  }

  private void stopAfter(double seconds) {
    if (seconds < Double.MAX_VALUE) {
      daemon(
          "clock",
          () -> {
            try {
              stop.await(seconds);
            } catch (InterruptedException e) {
              // then now
            }
            stop.request();
          });
    }
  }

  private static void daemon(String name, Runnable body) {
    Thread.ofPlatform().daemon().name(name).start(body);
  }

  /** A terminal sends its signals to this process too: drain and close, then go. */
  private void stopAtSignals() {
    Thread main = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.request();
                  try {
                    main.join(5000);
                  } catch (InterruptedException e) {
                    // the process ends
                  }
                }));
  }
}
