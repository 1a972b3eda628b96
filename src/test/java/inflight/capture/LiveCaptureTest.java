package inflight.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.capture.CaptureFailure.Kind;
import inflight.document.Capture;
import inflight.testing.NeedsLibpcap;
import inflight.testing.NeedsRoot;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Captures on the loopback interface, and there only on ports that the test has opened. */
@NeedsLibpcap
@NeedsRoot
@Timeout(60)
class LiveCaptureTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @TempDir Path dir;

  /** What the capture told. */
  private static final class Told implements CaptureListener {
    final CountDownLatch ended = new CountDownLatch(1);
    volatile long bytes;
    volatile long frames;
    volatile long dropped;
    volatile Optional<CaptureFailure> failure = Optional.empty();
    private long wanted = Long.MAX_VALUE;

    @Override
    public synchronized void committed(long b, long f) {
      bytes = b;
      frames = f;
      notifyAll();
    }

    synchronized void awaitFrames(long n) throws InterruptedException {
      wanted = n;
      while (frames < wanted) {
        wait();
      }
    }

    @Override
    public void dropped(long kernel, long byInterface) {
      dropped = kernel + byInterface;
    }

    @Override
    public void ended(Optional<CaptureFailure> why) {
      failure = why;
      ended.countDown();
    }
  }

  private final Told told = new Told();

  private LiveCapture start(CaptureRequest request) throws Exception {
    return LiveCapture.start(request, Way.usable(), told);
  }

  private CaptureRequest on(String filter) {
    return CaptureRequest.ofInterfaces(List.of("lo"), dir.resolve("live.pcapng"))
        .withFilter(filter);
  }

  private static int frames(Path file) throws IOException {
    try (Capture c = Capture.open(List.of(file))) {
      c.load(Capture.Progress.NONE);
      assertEquals(Optional.empty(), c.damage());
      return c.frames().size();
    }
  }

  private static void send(DatagramSocket to, int count) throws IOException {
    try (DatagramSocket from = new DatagramSocket(0, HERE)) {
      for (int i = 0; i < count; i++) {
        from.send(new DatagramPacket(new byte[18], 18, HERE, to.getLocalPort()));
      }
    }
  }

  private static String udp(DatagramSocket s) {
    return "udp dst port " + s.getLocalPort();
  }

  @Test
  void whatIsSentIsCapturedOrCountedAsDropped() throws Exception {
    try (DatagramSocket s = new DatagramSocket(0, HERE)) {
      LiveCapture capture = start(on(udp(s)));
      send(s, 5000);
      capture.stop();
      capture.await();
      assertEquals(Optional.empty(), told.failure);
      assertEquals(5000, told.frames + told.dropped);
      assertEquals(told.frames, frames(dir.resolve("live.pcapng")));
      assertEquals(told.bytes, Files.size(dir.resolve("live.pcapng")));
    }
  }

  @Test
  void aConnectionIsWholeThoughTheCaptureStopsAtOnce() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
      LiveCapture capture = start(on("tcp port " + server.getLocalPort()));
      try (Socket client = new Socket(HERE, server.getLocalPort());
          Socket served = server.accept()) {
        client.getOutputStream().write(1);
        assertEquals(1, served.getInputStream().read());
        client.shutdownOutput();
        assertEquals(-1, served.getInputStream().read());
        served.shutdownOutput();
        assertEquals(-1, client.getInputStream().read());
      }
      capture.stop();
      capture.await();
    }
    try (Capture c = Capture.open(List.of(dir.resolve("live.pcapng")))) {
      c.load(Capture.Progress.NONE);
      assertEquals(1, c.connections().size());
      // all six bits that Wireshark counts but RST: SYN, SYN ACK, ACK, data, FIN
      assertEquals(31, c.trace(0).completeness());
    }
  }

  @Test
  void endsByItselfAfterSoManyPackets() throws Exception {
    try (DatagramSocket s = new DatagramSocket(0, HERE)) {
      LiveCapture capture = start(on(udp(s)).withLimits(7, 0, 0));
      send(s, 50);
      capture.await();
      assertEquals(7, frames(dir.resolve("live.pcapng")));
    }
  }

  @Test
  void aRingKeepsTheNewestFiles() throws Exception {
    try (DatagramSocket s = new DatagramSocket(0, HERE)) {
      LiveCapture capture = start(on(udp(s)).withRing(2000, 3));
      send(s, 200);
      capture.stop();
      capture.await();
      List<Path> files;
      try (Stream<Path> all = Files.list(dir)) {
        files = all.sorted().toList();
      }
      assertEquals(3, files.size());
      for (Path file : files) {
        assertTrue(Files.size(file) < 2400, file + " " + Files.size(file));
        frames(file);
      }
    }
  }

  @Test
  void aKilledHelperLosesNothingThatWasCommitted() throws Exception {
    try (DatagramSocket s = new DatagramSocket(0, HERE)) {
      LiveCapture capture = start(on(udp(s)));
      send(s, 300);
      told.awaitFrames(300);
      ProcessHandle.of(capture.pid()).orElseThrow().destroyForcibly();
      assertTrue(told.ended.await(20, TimeUnit.SECONDS));
      assertEquals(Kind.HELPER_DIED, told.failure.orElseThrow().kind());
      assertEquals(300, frames(dir.resolve("live.pcapng")));
    }
  }

  @Test
  void saysWhatIsWrongBeforeItBegins() {
    CaptureRequest sound = on("udp");
    assertEquals(Kind.BAD_FILTER, failure(sound.withFilter("tcp prot 80")));
    CaptureRequest noDevice =
        CaptureRequest.ofInterfaces(List.of("nosuch0"), dir.resolve("x.pcapng"));
    assertEquals(Kind.NO_SUCH_DEVICE, failure(noDevice));
    CaptureRequest noFolder =
        CaptureRequest.ofInterfaces(List.of("lo"), dir.resolve("no/such/x.pcapng"));
    assertEquals(Kind.CANNOT_WRITE, failure(noFolder));
  }

  private Kind failure(CaptureRequest request) {
    CaptureFailure e = assertThrows(CaptureFailure.class, () -> start(request));
    assertEquals(1, e.getMessage().lines().count());
    return e.kind();
  }

  @Test
  void knowsTheInterfacesAndChecksFilters() throws IOException {
    try (HelperService service = new HelperService()) {
      NetworkDevice lo =
          service.interfaces().stream()
              .filter(d -> d.name().equals("lo"))
              .findFirst()
              .orElseThrow();
      assertTrue(lo.isLoopback());
      assertEquals(1, lo.linkType());
      assertEquals("", service.filterProblem(1, "tcp port 80 and host 192.0.2.1"));
      assertTrue(service.filterProblem(1, "tcp prot 80").contains("syntax"));
    }
  }
}
