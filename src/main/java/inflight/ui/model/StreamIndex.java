package inflight.ui.model;

import inflight.ui.model.Conversation.Run;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Where the lines of a conversation begin. Immutable. */
abstract class StreamIndex {
  abstract int size();

  abstract StreamLine line(int index);

  /** The line with the byte at a position. */
  abstract int lineOf(long position);

  /** Reads bytes of the conversation. */
  @FunctionalInterface
  interface Bytes {
    byte[] read(long position, int len) throws IOException;
  }

  /** Lines of so many bytes: each is found by reckoning. */
  static final class Even extends StreamIndex {
    private final List<Run> runs;
    private final int perLine;

    /** The first line of each run, and behind them the number of lines. */
    private final int[] firstLines;

    Even(Conversation c, int perLine) {
      this.runs = c.runs();
      this.perLine = perLine;
      firstLines = new int[runs.size() + 1];
      for (int i = 0; i < runs.size(); i++) {
        Run r = runs.get(i);
        long lines = r.missing() > 0 ? 1 : (r.to() - r.from() + perLine - 1) / perLine;
        firstLines[i + 1] = (int) Math.min(Integer.MAX_VALUE, firstLines[i] + lines);
      }
    }

    @Override
    int size() {
      return firstLines[runs.size()];
    }

    @Override
    StreamLine line(int index) {
      int i = Arrays.binarySearch(firstLines, index);
      i = i >= 0 ? i : -i - 2;
      Run r = runs.get(i);
      long from = r.from() + (long) (index - firstLines[i]) * perLine;
      int len = (int) Math.min(perLine, r.to() - from);
      return new StreamLine(
          r.fromClient(), from, Math.max(0, len), r.missing(), index == firstLines[i]);
    }

    @Override
    int lineOf(long position) {
      for (int i = 0; i < runs.size(); i++) {
        Run r = runs.get(i);
        if (position >= r.from() && position < r.to()) {
          return firstLines[i] + (int) ((position - r.from()) / perLine);
        }
      }
      return -1;
    }
  }

  /** Lines that end where the text does, or where the view does. */
  static final class Text extends StreamIndex {
    /** More than this is not looked through for ends of lines. */
    static final int MAX_BYTES = 32 << 20;

    private static final int READ = 1 << 16;
    private long[] froms = new long[256];
    private int[] lens = new int[256];

    /** Length of the gap in front of what follows; 0 for a line. */
    private long[] missing = new long[256];

    private boolean[] fromClient = new boolean[256];
    private boolean[] first = new boolean[256];
    private int lines;
    private long looked;

    Text(Conversation c, int columns, Bytes bytes) throws IOException {
      for (Run r : c.runs()) {
        if (r.missing() > 0) {
          add(r.fromClient(), r.from(), 0, r.missing(), true);
        } else if (looked < MAX_BYTES) {
          run(r, columns, bytes);
        }
      }
    }

    private void run(Run r, int columns, Bytes bytes) throws IOException {
      long lineFrom = r.from();
      int column = 0;
      boolean firstLine = true;
      long at = r.from();
      for (; at < r.to() && looked < MAX_BYTES; at += READ) {
        byte[] b = bytes.read(at, (int) Math.min(READ, r.to() - at));
        looked += b.length;
        for (int i = 0; i < b.length; i++) {
          boolean startsCharacter = (b[i] & 0xc0) != 0x80;
          if (startsCharacter && column >= columns) {
            add(r.fromClient(), lineFrom, (int) (at + i - lineFrom), 0, firstLine);
            firstLine = false;
            lineFrom = at + i;
            column = 0;
          }
          column += startsCharacter ? 1 : 0;
          if (b[i] == '\n') {
            add(r.fromClient(), lineFrom, (int) (at + i + 1 - lineFrom), 0, firstLine);
            firstLine = false;
            lineFrom = at + i + 1;
            column = 0;
          }
        }
      }
      long end = Math.min(r.to(), at);
      if (end > lineFrom) {
        add(r.fromClient(), lineFrom, (int) (end - lineFrom), 0, firstLine);
      }
    }

    private void add(boolean client, long from, int len, long gap, boolean firstLine) {
      if (lines == froms.length) {
        froms = Arrays.copyOf(froms, lines * 2);
        lens = Arrays.copyOf(lens, lines * 2);
        missing = Arrays.copyOf(missing, lines * 2);
        fromClient = Arrays.copyOf(fromClient, lines * 2);
        first = Arrays.copyOf(first, lines * 2);
      }
      froms[lines] = from;
      lens[lines] = len;
      missing[lines] = gap;
      fromClient[lines] = client;
      first[lines] = firstLine;
      lines++;
    }

    @Override
    int size() {
      return lines;
    }

    @Override
    StreamLine line(int index) {
      return new StreamLine(
          fromClient[index], froms[index], lens[index], missing[index], first[index]);
    }

    @Override
    int lineOf(long position) {
      int i = Arrays.binarySearch(froms, 0, lines, position);
      i = i >= 0 ? i : -i - 2;
      while (i + 1 < lines && froms[i + 1] == position) {
        i++;
      }
      return i;
    }
  }
}
