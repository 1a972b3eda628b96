package inflight.tcp.finding;

import inflight.document.Capture;
import inflight.packet.index.FrameReader;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.testing.Compiled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All findings of a capture file, of its connections and of the whole. */
final class Found {
  private Found() {}

  static List<Finding> in(Path file) throws IOException {
    List<Finding> all = new ArrayList<>();
    try (Capture capture = Compiled.load(file);
        FrameReader reader = capture.frameReader()) {
      for (int n = 0; n < capture.connections().size(); n++) {
        ConnectionTrace trace = capture.trace(n);
        all.addAll(Judge.findings(trace, RouterError.of(trace, reader)));
      }
      all.addAll(CaptureJudge.findings(capture.connections()));
    }
    return all;
  }
}
