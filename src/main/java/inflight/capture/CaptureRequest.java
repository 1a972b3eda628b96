package inflight.capture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What to capture, into which file, and when to stop. Immutable; the {@code with} methods give
 * changed copies.
 *
 * @param interfaces names of devices; empty if {@code source} is not
 * @param source a program whose output is a pcap or pcapng stream; empty for devices
 * @param fifo the named pipe into which that program writes instead, null if it writes to stdout
 * @param filter in libpcap's language, empty for everything; only devices know it
 * @param file where to
 * @param snapLen bytes kept of a packet, 0 = all
 * @param maxFrames ends after so many, 0 = never
 * @param maxBytes ends when the file is so large, 0 = never
 * @param maxSeconds ends after so long, 0 = never
 * @param fileBytes begins a further file when this one is so large, 0 = never
 * @param files further files kept, 0 = all
 * @param bufferBytes of the kernel's ring, 0 = 64 MiB
 * @param promiscuous also what is not for this machine
 */
public record CaptureRequest(
    List<String> interfaces,
    List<String> source,
    Path fifo,
    String filter,
    Path file,
    int snapLen,
    long maxFrames,
    long maxBytes,
    double maxSeconds,
    long fileBytes,
    int files,
    int bufferBytes,
    boolean promiscuous) {

  /** Everything that these devices see, until it is stopped. */
  public static CaptureRequest ofInterfaces(List<String> interfaces, Path file) {
    return new CaptureRequest(
        List.copyOf(interfaces), List.of(), null, "", file, 0, 0, 0, 0, 0, 0, 0, true);
  }

  /** What a program writes, until it ends or is stopped. */
  public static CaptureRequest ofProgram(List<String> command, Path fifo, Path file) {
    return new CaptureRequest(
        List.of(), List.copyOf(command), fifo, "", file, 0, 0, 0, 0, 0, 0, 0, true);
  }

  public CaptureRequest withFilter(String newFilter) {
    return new CaptureRequest(
        interfaces,
        source,
        fifo,
        newFilter.strip(),
        file,
        snapLen,
        maxFrames,
        maxBytes,
        maxSeconds,
        fileBytes,
        files,
        bufferBytes,
        promiscuous);
  }

  /** How packets are taken: bytes kept of each, size of the ring, and whether all are. */
  public CaptureRequest withDevice(int newSnapLen, int newBufferBytes, boolean newPromiscuous) {
    return new CaptureRequest(
        interfaces,
        source,
        fifo,
        filter,
        file,
        newSnapLen,
        maxFrames,
        maxBytes,
        maxSeconds,
        fileBytes,
        files,
        newBufferBytes,
        newPromiscuous);
  }

  /** When it ends by itself. */
  public CaptureRequest withLimits(long newMaxFrames, long newMaxBytes, double newMaxSeconds) {
    return new CaptureRequest(
        interfaces,
        source,
        fifo,
        filter,
        file,
        snapLen,
        newMaxFrames,
        newMaxBytes,
        newMaxSeconds,
        fileBytes,
        files,
        bufferBytes,
        promiscuous);
  }

  /** A ring of files instead of one. */
  public CaptureRequest withRing(long newFileBytes, int newFiles) {
    return new CaptureRequest(
        interfaces,
        source,
        fifo,
        filter,
        file,
        snapLen,
        maxFrames,
        maxBytes,
        maxSeconds,
        newFileBytes,
        newFiles,
        bufferBytes,
        promiscuous);
  }

  /** The same through a program that has the right which we lack. */
  CaptureRequest through(List<String> program) {
    return new CaptureRequest(
        List.of(),
        program,
        null,
        filter,
        file,
        snapLen,
        maxFrames,
        maxBytes,
        maxSeconds,
        fileBytes,
        files,
        bufferBytes,
        promiscuous);
  }

  /** As the helper wants it. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of("capture", "--file", file.toString()));
    interfaces.forEach(i -> words.addAll(List.of("--interface", i)));
    add(words, "--filter", filter, !filter.isEmpty());
    add(words, "--snaplen", snapLen, snapLen > 0);
    add(words, "--count", maxFrames, maxFrames > 0);
    add(words, "--bytes", maxBytes, maxBytes > 0);
    add(words, "--seconds", maxSeconds, maxSeconds > 0);
    add(words, "--switch-bytes", fileBytes, fileBytes > 0);
    add(words, "--switch-files", files, files > 0);
    add(words, "--buffer", bufferBytes, bufferBytes > 0);
    add(words, "--promiscuous", "no", !promiscuous);
    add(words, "--fifo", fifo, fifo != null);
    if (!source.isEmpty()) {
      words.add("--command");
      words.addAll(source);
    }
    return words;
  }

  private static void add(List<String> words, String name, Object value, boolean wanted) {
    if (wanted) {
      words.add(name);
      words.add(value.toString());
    }
  }
}
