package inflight.document;

import inflight.packet.capfile.CaptureInterface;
import inflight.packet.capfile.RecordReader;
import inflight.packet.index.Defragmenter;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Dissector;
import inflight.packet.wire.Fault;
import inflight.packet.wire.Protocol;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is in a loaded capture as a whole: one pass over all frames.
 *
 * @param frames the frames that were loaded
 * @param capturedBytes in the file
 * @param wireBytes on the wire, where more than was captured
 * @param firstNanos the earliest time of a frame since the epoch, {@link Long#MIN_VALUE} without
 *     any
 * @param lastNanos the latest
 * @param framesOfInterface by {@link CaptureInterface#id}
 * @param protocols frames that hold a protocol at least once
 * @param faults frames whose first fault is of this kind
 */
public record CaptureCounts(
    int frames,
    long capturedBytes,
    long wireBytes,
    long firstNanos,
    long lastNanos,
    int[] framesOfInterface,
    Map<Protocol, Integer> protocols,
    Map<Fault.Kind, Integer> faults) {

  /** Reads all frames again. */
  public static CaptureCounts of(Capture capture) throws IOException {
    int[] ofInterface = new int[capture.source().interfaces().size()];
    int[] protocols = new int[Protocol.values().length];
    int[] faults = new int[Fault.Kind.values().length];
    int[] lastRow = new int[protocols.length];
    Dissection d = new Dissection();
    Defragmenter defragmenter = new Defragmenter();
    int rows = capture.frames().size();
    long captured = 0;
    long wire = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    try (RecordReader r = capture.source().records()) {
      for (int row = 0; row < rows && r.next(); row++) {
        captured += r.capturedLen();
        wire += Math.max(r.originalLen(), r.capturedLen());
        if (r.interfaceId() >= 0) {
          ofInterface[r.interfaceId()]++;
        }
        if (r.tsNanos() != Long.MIN_VALUE) {
          first = Math.min(first, r.tsNanos());
          last = Math.max(last, r.tsNanos());
        }
        Dissector.dissect(
            d, r.buffer(), r.dataOffset(), r.capturedLen(), r.originalLen(), r.linkType());
        if (d.pendingFragment() >= 0) {
          defragmenter.add(d, row);
        }
        for (int layer = 0; layer < d.count(); layer++) {
          int p = d.protocol(layer).ordinal();
          if (lastRow[p] != row + 1) {
            lastRow[p] = row + 1;
            protocols[p]++;
          }
        }
        if (d.fault() != null) {
          faults[d.fault().kind().ordinal()]++;
        }
      }
    }
    return new CaptureCounts(
        rows,
        captured,
        wire,
        last == Long.MIN_VALUE ? Long.MIN_VALUE : first,
        last,
        ofInterface,
        byKey(Protocol.class, protocols),
        byKey(Fault.Kind.class, faults));
  }

  /** Those that were there, in the order of the enum. */
  private static <E extends Enum<E>> Map<E, Integer> byKey(Class<E> type, int[] counts) {
    Map<E, Integer> map = new EnumMap<>(type);
    for (E key : type.getEnumConstants()) {
      if (counts[key.ordinal()] > 0) {
        map.put(key, counts[key.ordinal()]);
      }
    }
    return map;
  }
}
