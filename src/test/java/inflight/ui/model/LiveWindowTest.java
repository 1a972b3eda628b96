package inflight.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.document.Capture;
import inflight.testing.NeedsLibpcap;
import inflight.testing.NeedsRoot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A live capture as the window has it, without a toolkit: this thread is the window's. */
@Timeout(60)
class LiveWindowTest {
  @TempDir Path dir;

  private final BlockingQueue<Runnable> window = new LinkedBlockingQueue<>();

  private WindowModel model() {
    Background background =
        new Background(Executors.newVirtualThreadPerTaskExecutor(), window::add);
    return new WindowModel(background, new Settings(dir.resolve("window.properties")));
  }

  /** Does the window's work until something has come about. */
  private void until(BooleanSupplier done, Runnable tick) throws InterruptedException {
    while (!done.getAsBoolean()) {
      Runnable task = window.poll(20, TimeUnit.MILLISECONDS);
      if (task != null) {
        task.run();
      }
      tick.run();
    }
  }

  @Test
  @NeedsLibpcap
  @NeedsRoot
  void whatComesIsShownAndKept() throws Exception {
    WindowModel model = model();
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 1, here)) {
      model.capturePage().filterProperty().set("tcp port " + server.getLocalPort());
      model.capture(model.capturePage().request(List.of("lo")));
      until(() -> model.workbenchProperty().get() != null, () -> {});
      Workbench bench = model.workbenchProperty().get();
      assertTrue(bench.open().loading());
      try (Socket client = new Socket(here, server.getLocalPort());
          Socket served = server.accept()) {
        until(() -> bench.focus().traceProperty().get() != null, bench::refresh);
        int before = bench.focus().traceProperty().get().segments().size();
        client.getOutputStream().write(1);
        assertEquals(1, served.getInputStream().read());
        until(() -> bench.focus().traceProperty().get().segments().size() > before, bench::refresh);
      }
      assertTrue(model.unsaved());
      bench.live().stop();
      until(() -> bench.open().phaseProperty().get() == OpenCapture.Phase.LOADED, bench::refresh);
      assertFalse(bench.live().runningProperty().get());
      assertEquals("", bench.live().trouble());
    }
    int frames = model.workbenchProperty().get().open().framesProperty().get();
    Path target = dir.resolve("kept.pcapng");
    boolean[] saved = {false};
    model.saveLive(target, () -> saved[0] = true);
    until(() -> saved[0], () -> {});
    assertFalse(model.unsaved());
    try (Capture kept = Capture.open(List.of(target))) {
      kept.load(Capture.Progress.NONE);
      assertEquals(frames, kept.frames().size());
    }
    model.close();
    assertTrue(model.leftBehind().isEmpty(), "this process is still there");
  }

  @Test
  void whatAProcessLeftBehindIsOfferedOnceItIsGone() throws IOException {
    UnsavedCaptures unsaved = new UnsavedCaptures(dir);
    Path mine = unsaved.newFile("lo");
    Files.write(mine, new byte[1000]);
    // no process has this number: it is above the largest that Linux gives
    Path left = dir.resolve("eth0-20260101-120000-99999999.pcapng");
    Files.write(left, new byte[1000]);
    Path empty = dir.resolve("eth0-20260101-120001-99999999.pcapng");
    Files.write(empty, new byte[200]);
    assertEquals(List.of(left), unsaved.leftBehind());
    assertFalse(Files.exists(empty));
    assertTrue(Files.exists(mine));
  }
}
