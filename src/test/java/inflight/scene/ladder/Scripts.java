package inflight.scene.ladder;

import inflight.document.Capture;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.testing.Compiled;
import java.io.IOException;
import java.nio.file.Path;

/** Connections written down for the tests of this package. */
public final class Scripts {
  /** Captured at the client, 40 ms from the server; the client closes first. */
  public static final String WHOLE =
      """
      +0 C S 0 win 64240 <mss 1460,sackOK,wscale 7>
      +0.040 S SA 0 ack 1 win 65160 <mss 1460,sackOK,wscale 7>
      +0.0001 C A 1 ack 1 win 502
      +0.001 C PA 1:101 ack 1 win 502
      +0.040 S A 1 ack 101 win 509
      +0.001 S PA 1:1001 ack 101 win 509
      +0.0001 C A 101 ack 1001 win 501
      +0.3 C FA 101 ack 1001 win 501
      +0.040 S A 1001 ack 102 win 509
      +0.010 S FA 1001 ack 102 win 509
      +0.0001 C A 102 ack 1002 win 501
      """;

  /** The second of six segments is lost; three duplicate ACKs set off its repetition. */
  public static final String LOSS =
      """
      +0 C S 0 win 64240 <mss 1460,sackOK,wscale 7>
      +0.040 S SA 0 ack 1 win 65160 <mss 1460,sackOK,wscale 7>
      +0.0001 C A 1 ack 1 win 502
      +0.001 C A 1:1001 ack 1 win 502
      +0.0001 C A 1001:2001 ack 1 win 502
      +0.0001 C A 2001:3001 ack 1 win 502
      +0.0001 C A 3001:4001 ack 1 win 502
      +0.0001 C A 4001:5001 ack 1 win 502
      +0.0001 C PA 5001:6001 ack 1 win 502
      +0.040 S A 1 ack 1001 win 509
      +0.0001 S A 1 ack 1001 win 509 <sack 2001:3001>
      +0.0001 S A 1 ack 1001 win 509 <sack 2001:4001>
      +0.0001 S A 1 ack 1001 win 509 <sack 2001:5001>
      +0.0001 C A 1001:2001 ack 1 win 502
      +0.0001 S A 1 ack 1001 win 509 <sack 2001:6001>
      +0.041 S A 1 ack 6001 win 509
      """;

  /** Both ends close before either has heard of it. */
  public static final String CROSSING =
      """
      +0 C S 0 win 64240 <mss 1460>
      +0.040 S SA 0 ack 1 win 65160 <mss 1460>
      +0.0001 C A 1 ack 1 win 64240
      +0.2 C FA 1 ack 1 win 64240
      +0.010 S FA 1 ack 1 win 65160
      +0.0001 C A 2 ack 2 win 64240
      +0.030 S A 2 ack 2 win 65160
      """;

  public static final String REFUSED =
      """
      +0 C S 0 win 64240 <mss 1460>
      +0.020 S RA 0 ack 1 win 0
      """;

  public static final String SILENT =
      """
      +0 C S 0 win 64240 <mss 1460>
      +1 C S 0 win 64240 <mss 1460>
      +2 C S 0 win 64240 <mss 1460>
      """;

  private Scripts() {}

  /** The first connection of a script. */
  public static ConnectionTrace trace(Path folder, String notation) throws IOException {
    try (Capture capture = Compiled.capture(folder, notation)) {
      return capture.trace(0);
    }
  }

  static LadderScene scene(Path folder, String notation) throws IOException {
    return LadderScene.of(trace(folder, notation), LadderOptions.DEFAULT);
  }
}
