package inflight.query.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inflight.packet.wire.Checksum;
import inflight.testing.Cells;
import inflight.testing.NeedsTool;
import inflight.testing.Tshark;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of the registry has the name and the cells that tshark gives it. */
@NeedsTool("tshark")
class ConformanceTest {
  /** What these hold is told by Wireshark's dissectors of applications. */
  private static final List<String> OURS_ALONE =
      List.of("inflight.", "tcp.segment", "tcp.reassembled", "tcp.pdu.", "tcp.proc.");

  private static final int MICROSECONDS = 0xa1b2c3d4;
  private static final int NANOSECONDS = 0xa1b23c4d;

  @TempDir Path folder;

  @Test
  void everyTcpFieldOfTsharkIsInTheRegistry() throws IOException, InterruptedException {
    Set<String> missing = new TreeSet<>();
    for (String name : Tshark.fieldNames()) {
      if (name.startsWith("tcp.") && Registry.all().find(name) == null) {
        missing.add(name);
      }
    }
    assertEquals(Set.of(), missing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arp-and-icmp",
        "bad-checksum",
        "ecn",
        "fast-open",
        "fragments",
        "ipv6-http",
        "mptcp",
        "path-mtu"
      })
  void everyFieldOfASampleAgrees(String sample) throws IOException, InterruptedException {
    compare(Path.of("sample-captures", sample + ".pcapng"));
  }

  /** Kinds and lengths as nobody sends them, each in a connection of its own. */
  @Test
  void everyOptionOfEveryLengthAgrees() throws IOException, InterruptedException {
    Path file = folder.resolve("options.pcap");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      header(out);
      int n = 0;
      for (int kind = 2; kind < 256; kind++) {
        for (int len = 0; len <= 36; len += len < 12 ? 1 : 2) {
          record(out, n, frame(n, option(kind, len, n)));
          n++;
        }
      }
    }
    compare(file);
  }

  /** Options of IPv4, alone in their header and of every length. */
  @Test
  void everyIpOptionOfEveryLengthAgrees() throws IOException, InterruptedException {
    Path file = folder.resolve("ip-options.pcap");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      header(out);
      int n = 0;
      for (int type :
          new int[] {0, 1, 2, 7, 11, 12, 25, 30, 68, 82, 130, 131, 136, 137, 148, 149}) {
        for (int len = 0; len <= 20; len++) {
          record(out, n, withIpOption(frame(n, new byte[0]), type, len));
          n++;
        }
      }
    }
    List<String> names = new ArrayList<>();
    for (Field f : Registry.all().fields()) {
      if (f.name().startsWith("ip.opt.")) {
        names.add(f.name());
      }
    }
    compare(file, names);
  }

  /** The frame with 16 bytes of options behind its IPv4 header: a NOP, then this one. */
  private static byte[] withIpOption(byte[] frame, int type, int len) {
    byte[] b = new byte[frame.length + 16];
    System.arraycopy(frame, 0, b, 0, 34);
    System.arraycopy(frame, 34, b, 50, frame.length - 34);
    b[14] = 0x49;
    b[17] += 16;
    byte[] option = {1, (byte) type, (byte) len, 4, 5, 6, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1};
    System.arraycopy(option, 0, b, 34, 16);
    return b;
  }

  /** Seconds apart from fractions that are none, as tshark has them. */
  @Test
  void timesWithImpossibleFractionsAgree() throws IOException, InterruptedException {
    for (int magic : new int[] {MICROSECONDS, NANOSECONDS}) {
      Path file = folder.resolve("fractions-" + Integer.toHexString(magic) + ".pcap");
      try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
        header(out, magic);
        int[] fractions = {5, 1_500_000, 999_999, -1, 2_147_484, Integer.MIN_VALUE, 7, -250_000};
        for (int i = 0; i < fractions.length; i++) {
          record(out, i % 3, fractions[i], frame(1, option(8, 10, 0)));
        }
      }
      compare(file);
    }
  }

  /** Counts of 64 bits reach beyond the year 500 000 and, with an offset, before 1970. */
  @Test
  void timesBeyondNanosecondsAgree() throws IOException, InterruptedException {
    long[] counts = {5, -1, 1_700_000_000_000_000L, -505_000_001, 1L << 62, 3, Long.MIN_VALUE, 4};
    for (int resolution : new int[] {3, 6, 9}) {
      for (long offset : new long[] {0, -1_000_000_000L, 5_000_000_000L}) {
        Path file = folder.resolve("counts-" + resolution + "-" + offset + ".pcapng");
        Files.write(file, pcapng(resolution, offset, counts));
        compare(file);
      }
    }
  }

  /** A section, an Ethernet interface with its clock, and the same frame at each count. */
  private static byte[] pcapng(int resolution, long offset, long... counts) {
    byte[] frame = frame(1, option(8, 10, 0));
    int padded = frame.length + 3 & ~3;
    ByteBuffer b = ByteBuffer.allocate(28 + 44 + counts.length * (32 + padded));
    b.putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d).putInt(1 << 16).putLong(-1).putInt(28);
    b.putInt(1).putInt(44).putInt(1 << 16).putInt(0);
    b.putInt(9 << 16 | 1).putInt(resolution << 24); // if_tsresol
    b.putInt(14 << 16 | 8).putLong(offset).putInt(0).putInt(44); // if_tsoffset
    for (long count : counts) {
      b.putInt(6).putInt(32 + padded).putInt(0).putLong(count);
      b.putInt(frame.length).putInt(frame.length).put(frame);
      b.put(new byte[padded - frame.length]).putInt(32 + padded);
    }
    return b.array();
  }

  private static void compare(Path file) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    for (Field f : Registry.all().fields()) {
      if (OURS_ALONE.stream().noneMatch(f.name()::startsWith)) {
        names.add(f.name());
      }
    }
    compare(file, names);
  }

  private static void compare(Path file, List<String> names)
      throws IOException, InterruptedException {
    List<String[]> ours = Cells.ours(file, names);
    List<String[]> theirs = Tshark.cells(file, names);
    String title = file.getFileName().toString();
    assertEquals(Map.of(), Cells.differences(title, names, theirs, ours));
  }

  /** Two NOPs in front, zeros behind; what the option holds differs from frame to frame. */
  private static byte[] option(int kind, int len, int n) {
    int room = Math.min(38, (Math.max(len, 2) + 5) / 4 * 4 - 2);
    byte[] options = new byte[room + 2];
    options[0] = 1;
    options[1] = 1;
    options[2] = (byte) kind;
    options[3] = (byte) len;
    for (int i = 4; i < Math.min(options.length, len + 2); i++) {
      options[i] = (byte) (n * 31 + i * 17);
    }
    boolean multipath = kind == 30 && len > 2;
    if (multipath) { // version 0 or 1; tshark fails on others
      options[4] = (byte) (options[4] & 0xf1);
    }
    return options;
  }

  private static byte[] frame(int n, byte[] options) {
    int tcpLen = 20 + options.length;
    ByteBuffer b = ByteBuffer.allocate(14 + 20 + tcpLen);
    b.put(new byte[] {2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0});
    b.put((byte) 0x45).put((byte) 0).putShort((short) (20 + tcpLen)).putShort((short) n);
    b.putShort((short) 0x4000).put((byte) 64).put((byte) 6).putShort((short) 0);
    b.putInt(0xc0000201).putInt(0xc0000200 | 2 + n / 50_000);
    b.putShort((short) (10_000 + n % 50_000)).putShort((short) 9999);
    b.putInt(1000).putInt(0).putShort((short) (tcpLen / 4 << 12 | 2));
    b.putShort((short) 8192).putShort((short) 0).putShort((short) 0).put(options);
    int sum = Checksum.finish(Checksum.add(0, b.array(), 14, 34));
    b.putShort(24, (short) sum);
    return b.array();
  }

  /** Big-endian pcap: magic number, version 2.4, zone, accuracy, snap length, Ethernet. */
  private static void header(DataOutputStream out) throws IOException {
    header(out, MICROSECONDS);
  }

  private static void header(DataOutputStream out, int magic) throws IOException {
    for (int word : new int[] {magic, 2 << 16 | 4, 0, 0, 1 << 18, 1}) {
      out.writeInt(word);
    }
  }

  private static void record(DataOutputStream out, int n, byte[] frame) throws IOException {
    record(out, 1_700_000_000 + n / 1000, n % 1000 * 1000, frame);
  }

  private static void record(DataOutputStream out, int seconds, int fraction, byte[] frame)
      throws IOException {
    out.writeInt(seconds);
    out.writeInt(fraction);
    out.writeInt(frame.length);
    out.writeInt(frame.length);
    out.write(frame);
  }
}
