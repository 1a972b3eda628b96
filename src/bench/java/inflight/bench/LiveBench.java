package inflight.bench;

import inflight.capture.CaptureFailure;
import inflight.capture.CaptureListener;
import inflight.capture.CaptureRequest;
import inflight.capture.LiveCapture;
import inflight.capture.Way;
import inflight.document.Capture;
import inflight.tcp.verdict.Profile;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * From the wire to a row of the index, on the loopback interface and a port of its own: packets one
 * by one, and how long after it was sent each can be read as a row. Needs the right to capture.
 * {@code LiveBench [PACKETS [PER_SECOND]]}.
 */
final class LiveBench implements CaptureListener, Capture.Growth {
  private long bytes;
  private boolean ended;

  @Override
  public synchronized void committed(long newBytes, long frames) {
    bytes = newBytes;
    notifyAll();
  }

  @Override
  public synchronized void ended(Optional<CaptureFailure> failure) {
    ended = true;
    notifyAll();
  }

  @Override
  public synchronized long await(long seenBytes) throws InterruptedException {
    while (bytes <= seenBytes && !ended) {
      wait();
    }
    return bytes <= seenBytes ? COMPLETE : bytes;
  }

  public static void main(String[] args) throws Exception {
    int packets = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    int perSecond = args.length > 1 ? Integer.parseInt(args[1]) : 50;
    Path file = Files.createTempFile("inflight-bench", ".pcapng");
    InetAddress here = InetAddress.getLoopbackAddress();
    try (DatagramSocket to = new DatagramSocket(0, here);
        DatagramSocket from = new DatagramSocket(0, here)) {
      LiveBench growth = new LiveBench();
      CaptureRequest request =
          CaptureRequest.ofInterfaces(List.of("lo"), file)
              .withFilter("udp dst port " + to.getLocalPort());
      LiveCapture live = LiveCapture.start(request, Way.usable(), growth);
      long[] sent = new long[packets];
      long[] seen = new long[packets];
      try (Capture capture = Capture.open(List.of(file), Profile.WIRESHARK_4_0)) {
        int[] rows = {0};
        Thread reader =
            Thread.ofPlatform()
                .start(
                    () -> {
                      try {
                        capture.follow(
                            growth,
                            (read, total) -> {
                              long now = System.nanoTime();
                              while (rows[0] < Math.min(packets, capture.frames().size())) {
                                seen[rows[0]++] = now;
                              }
                              return true;
                            });
                      } catch (Exception e) {
                        throw new IllegalStateException(e);
                      }
                    });
        for (int i = 0; i < packets; i++) {
          Thread.sleep(1000 / perSecond);
          sent[i] = System.nanoTime();
          from.send(new DatagramPacket(new byte[18], 18, here, to.getLocalPort()));
        }
        live.stop();
        live.await();
        reader.join();
        print(sent, seen, capture.frames().size());
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void print(long[] sent, long[] seen, int rows) {
    double[] millis = new double[sent.length];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = (seen[i] - sent[i]) / 1e6;
    }
    // the first ones pay for the start
    double[] warm = Arrays.copyOfRange(millis, millis.length / 5, millis.length);
    Arrays.sort(warm);
    System.out.printf(
        "%d sent, %d rows; wire to row p50 %.1f ms, p95 %.1f ms, max %.1f ms%n",
        sent.length,
        rows,
        warm[warm.length / 2],
        warm[(int) (warm.length * 0.95)],
        warm[warm.length - 1]);
  }
}
