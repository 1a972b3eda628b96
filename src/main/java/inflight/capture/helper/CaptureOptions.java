package inflight.capture.helper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What {@code capture} was asked to do. The names of the options are the helper's own. */
final class CaptureOptions {
  private static final int MAX_SNAP_LEN = 262_144;
  private static final int RING_BYTES = 64 << 20;

  /** {@code --interface}: devices, each with its own thread. */
  final List<String> interfaces = new ArrayList<>();

  /** {@code --filter}: in libpcap's language; empty for all packets. */
  String filter = "";

  /** {@code --snaplen}: bytes kept of a packet. */
  int snapLen = MAX_SNAP_LEN;

  /** {@code --buffer}: bytes of the kernel's ring. */
  int ringBytes = RING_BYTES;

  /** {@code --promiscuous yes|no}. */
  boolean promiscuous = true;

  /** {@code --file}: where to, always there. */
  Path file;

  /** {@code --count}: ends after so many packets. */
  long maxFrames = Long.MAX_VALUE;

  /** {@code --bytes}: ends when the file is at least so large. */
  long maxBytes = Long.MAX_VALUE;

  /** {@code --seconds}: ends after so long. */
  double maxSeconds = Double.MAX_VALUE;

  /** {@code --switch-bytes}: begins a new file when this one is at least so large. */
  long fileBytes = Long.MAX_VALUE;

  /** {@code --switch-files}: keeps so many files, 0 for all. */
  int files;

  /** {@code --fifo PATH}: a pcap or pcapng stream to read instead of devices; - for stdin. */
  String stream;

  /** {@code --command WORD...}, to the end: a program whose output is such a stream. */
  List<String> command = List.of();

  private CaptureOptions() {}

  static CaptureOptions parse(List<String> words) throws HelperException {
    CaptureOptions o = new CaptureOptions();
    for (int i = 0; i < words.size(); i += 2) {
      String name = words.get(i);
      if (name.equals("--command")) {
        o.command = Collections.unmodifiableList(words.subList(i + 1, words.size()));
        break;
      }
      if (i + 1 == words.size()) {
        throw new HelperException(HelperException.USAGE, name + " wants a value");
      }
      try {
        o.set(name, words.get(i + 1));
      } catch (IllegalArgumentException e) {
        throw new HelperException(HelperException.USAGE, name + ": " + words.get(i + 1));
      }
    }
    if (o.file == null || o.interfaces.isEmpty() && o.stream == null && o.command.isEmpty()) {
      throw new HelperException(HelperException.USAGE, "a source and --file are wanted");
    }
    return o;
  }

  private void set(String name, String value) throws HelperException {
    switch (name) {
      case "--interface" -> interfaces.add(value);
      case "--filter" -> filter = value;
      case "--snaplen" -> {
        int wanted = Integer.parseInt(value);
        snapLen = wanted <= 0 ? MAX_SNAP_LEN : Math.min(wanted, MAX_SNAP_LEN);
      }
      case "--buffer" -> ringBytes = Integer.parseInt(value);
      case "--promiscuous" -> promiscuous = !value.equals("no");
      case "--file" -> file = Path.of(value);
      case "--count" -> maxFrames = Long.parseLong(value);
      case "--bytes" -> maxBytes = Long.parseLong(value);
      case "--seconds" -> maxSeconds = Double.parseDouble(value);
      case "--switch-bytes" -> fileBytes = Long.parseLong(value);
      case "--switch-files" -> files = Integer.parseInt(value);
      case "--fifo" -> stream = value;
      default -> throw new HelperException(HelperException.USAGE, "no option " + name);
    }
  }
}
