package inflight.ui.model;

import java.util.Arrays;

/** Sorts numbers by keys that stand elsewhere: a stable merge sort without objects. */
final class IndexSort {
  private static final int SMALL = 16;

  private IndexSort() {}

  /** Orders {@code index} by {@code keys[index[i]]}, ascending. */
  static void ascending(int[] index, long[] keys) {
    int[] from = Arrays.copyOf(index, index.length);
    sort(from, index, 0, index.length, keys);
  }

  /** Leaves [from, to) sorted in {@code out}; both arrays hold the same there at the start. */
  private static void sort(int[] in, int[] out, int from, int to, long[] keys) {
    if (to - from <= SMALL) {
      insertion(out, from, to, keys);
      return;
    }
    int mid = from + to >>> 1;
    sort(out, in, from, mid, keys);
    sort(out, in, mid, to, keys);
    int left = from;
    int right = mid;
    for (int i = from; i < to; i++) {
      boolean takeLeft = right >= to || left < mid && keys[in[left]] <= keys[in[right]];
      out[i] = takeLeft ? in[left++] : in[right++];
    }
  }

  private static void insertion(int[] a, int from, int to, long[] keys) {
    for (int i = from + 1; i < to; i++) {
      int moved = a[i];
      int j = i - 1;
      while (j >= from && keys[a[j]] > keys[moved]) {
        a[j + 1] = a[j];
        j--;
      }
      a[j + 1] = moved;
    }
  }
}
