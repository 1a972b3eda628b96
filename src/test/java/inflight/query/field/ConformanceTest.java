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

  private static void compare(Path file) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    for (Field f : Registry.all().fields()) {
      if (OURS_ALONE.stream().noneMatch(f.name()::startsWith)) {
        names.add(f.name());
      }
    }
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
    for (int word : new int[] {0xa1b2c3d4, 2 << 16 | 4, 0, 0, 1 << 18, 1}) {
      out.writeInt(word);
    }
  }

  private static void record(DataOutputStream out, int n, byte[] frame) throws IOException {
    out.writeInt(1_700_000_000 + n / 1000);
    out.writeInt(n % 1000 * 1000);
    out.writeInt(frame.length);
    out.writeInt(frame.length);
    out.write(frame);
  }
}
