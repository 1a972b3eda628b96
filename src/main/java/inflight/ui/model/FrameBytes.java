package inflight.ui.model;

import inflight.packet.wire.Dissection;
import java.util.Arrays;
import java.util.List;

/** The bytes of a dissected frame, kept while the reader's buffers go on to the next one. */
final class FrameBytes {
  private final byte[] frame;
  private final int frameStart;
  private final byte[] frameCopy;
  private final byte[] datagram;
  private final byte[] datagramCopy;

  FrameBytes(Dissection d) {
    frame = d.frame();
    frameStart = d.frameStart();
    frameCopy = Arrays.copyOfRange(frame, frameStart, frameStart + d.capturedLen());
    byte[] other = null;
    int end = 0;
    for (int layer = 0; layer < d.count(); layer++) {
      if (d.data(layer) != frame) {
        other = d.data(layer);
        end = Math.max(end, d.capturedEnd(layer));
      }
    }
    datagram = other;
    datagramCopy = other == null ? null : Arrays.copyOf(other, end);
  }

  List<byte[]> sources() {
    return datagram == null ? List.of(frameCopy) : List.of(frameCopy, datagramCopy);
  }

  /** Where {@code lenBytes} bytes at an index of a layer's data stand. */
  ByteRange range(byte[] data, int at, int lenBytes) {
    if (lenBytes <= 0) {
      return ByteRange.NONE;
    }
    if (data == frame) {
      return clipped(0, at - frameStart, lenBytes, frameCopy.length);
    }
    return data == datagram ? clipped(1, at, lenBytes, datagramCopy.length) : ByteRange.NONE;
  }

  private static ByteRange clipped(int source, int from, int len, int end) {
    int to = Math.min(end, from + len);
    return from < 0 || from >= to ? ByteRange.NONE : new ByteRange(source, from, to);
  }
}
