package inflight.tcp.finding;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sender's view of one direction while a connection is gone through: what was sent and what of
 * it the other side has reported. Stream offsets, half-open.
 */
final class Sending {
  /** Bytes that were jumped over. */
  record Gap(long to, int opener) {}

  /** What the receiver had said of a hole before it was filled: the sender hears it later. */
  record Signal(int duplicateAcks, long sackedBytes, int heard) {}

  /** More islands than any receiver reports; a hostile one shall not fill the memory. */
  private static final int MAX_ISLANDS = 100_000;

  /** By the byte that was asked for. */
  final TreeMap<Long, Signal> signals = new TreeMap<>();

  /** First carriers by first byte. */
  final TreeMap<Long, Integer> carriers = new TreeMap<>();

  final Map<Long, Integer> latest = new HashMap<>();
  final Map<Long, Integer> copies = new HashMap<>();
  final TreeMap<Long, Gap> gaps = new TreeMap<>();

  /** Resends whose ACK is still to come, by first byte. */
  final TreeMap<Long, Resend> pending = new TreeMap<>();

  private final TreeMap<Long, Long> islands = new TreeMap<>();
  long sackedBytes;
  long nxt = -1;
  long una;
  int duplicateAcks;
  int heard = Course.NONE;
  int progress = Course.NONE;
  int lastSent = Course.NONE;
  long lastWindow = -1;

  /** Recovery lasts until this is acknowledged; -1 outside. */
  long recover = -1;

  int routerError = Course.NONE;

  /** Takes in what SACK reports; returns how many bytes are news. */
  long sacked(long from, long to) {
    long start = Math.max(from, una);
    if (start >= to || islands.size() > MAX_ISLANDS) {
      return 0;
    }
    long end = to;
    long known = 0;
    Map.Entry<Long, Long> left = islands.floorEntry(start);
    if (left != null && left.getValue() >= start) {
      if (left.getValue() >= end) {
        return 0;
      }
      start = left.getKey();
    }
    for (var e = islands.ceilingEntry(start);
        e != null && e.getKey() <= end;
        e = islands.ceilingEntry(start)) {
      known += e.getValue() - e.getKey();
      end = Math.max(end, e.getValue());
      islands.remove(e.getKey());
    }
    islands.put(start, end);
    long news = end - start - known;
    sackedBytes += news;
    return news;
  }

  boolean isSacked(long from, long to) {
    Map.Entry<Long, Long> e = islands.floorEntry(from);
    return e != null && e.getValue() >= to;
  }

  /** Everything below is acknowledged. */
  void acknowledge(long ack) {
    if (duplicateAcks > 0 || sackedBytes > 0) {
      signals.put(una, new Signal(duplicateAcks, sackedBytes, heard));
    }
    una = ack;
    while (!islands.isEmpty() && islands.firstKey() < ack) {
      Map.Entry<Long, Long> e = islands.pollFirstEntry();
      sackedBytes -= e.getValue() - e.getKey();
      if (e.getValue() > ack) {
        islands.put(ack, e.getValue());
        sackedBytes += e.getValue() - ack;
        break;
      }
    }
  }

  /** Where the gap begins that holds a byte, or null. */
  Map.Entry<Long, Gap> gapAt(long seq) {
    Map.Entry<Long, Gap> e = gaps.floorEntry(seq);
    return e != null && e.getValue().to() > seq ? e : null;
  }

  /** Bytes of a gap were captured after all. */
  void fill(Map.Entry<Long, Gap> gap, long from, long to) {
    gaps.remove(gap.getKey());
    if (gap.getKey() < from) {
      gaps.put(gap.getKey(), new Gap(from, gap.getValue().opener()));
    }
    if (to < gap.getValue().to()) {
      gaps.put(to, gap.getValue());
    }
  }
}
