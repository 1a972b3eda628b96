package inflight.document;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The round-trip times found while reading: 8 bytes each, in chunks, by connection. One thread
 * writes and summarizes.
 */
final class RttSamples {
  private static final int CHUNK_BITS = 14;
  private static final int CHUNK = 1 << CHUNK_BITS;

  /** Stands for a time of over 4.29 s, or a negative one where the clock went back. */
  private static final int UNUSUAL = -1;

  /** Connection number and unsigned nanoseconds in turn. */
  private int[][] chunks = new int[16][];

  private int count;
  private final Map<Integer, Long> unusual = new HashMap<>();

  void add(int connection, long rttNanos) {
    int chunk = count >>> CHUNK_BITS;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunk * 2);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new int[CHUNK * 2];
    }
    int at = (count & CHUNK - 1) * 2;
    boolean usual = rttNanos >>> 32 == 0 && (int) rttNanos != UNUSUAL;
    if (!usual) {
      unusual.put(count, rttNanos);
    }
    chunks[chunk][at] = connection;
    chunks[chunk][at + 1] = usual ? (int) rttNanos : UNUSUAL;
    count++;
  }

  private int connection(int i) {
    return chunks[i >>> CHUNK_BITS][(i & CHUNK - 1) * 2];
  }

  private long nanos(int i) {
    int nanos = chunks[i >>> CHUNK_BITS][(i & CHUNK - 1) * 2 + 1];
    return nanos == UNUSUAL ? unusual.get(i) : nanos & 0xffff_ffffL;
  }

  /** Brings together what belongs to a connection (a counting sort) and picks from it. */
  RttSummary summarize(int connections) {
    int[] end = new int[connections + 1];
    for (int i = 0; i < count; i++) {
      end[connection(i) + 1]++;
    }
    for (int c = 0; c < connections; c++) {
      end[c + 1] += end[c];
    }
    int[] next = Arrays.copyOf(end, connections);
    long[] sorted = new long[count];
    for (int i = 0; i < count; i++) {
      sorted[next[connection(i)]++] = nanos(i);
    }
    RttSummary summary = new RttSummary(connections);
    for (int c = 0; c < connections; c++) {
      if (end[c] < end[c + 1]) {
        summary.set(c, sorted, end[c], end[c + 1]);
      }
    }
    return summary;
  }
}
