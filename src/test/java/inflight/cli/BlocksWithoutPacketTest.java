package inflight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames of pcapng that came over no interface, in every command that reads a capture. */
class BlocksWithoutPacketTest {
  @TempDir private Path folder;

  /** A section, an interface, a custom block with four bytes of data, a packet without bytes. */
  private Path file() throws IOException {
    ByteBuffer b = ByteBuffer.allocate(28 + 20 + 20 + 32).order(ByteOrder.LITTLE_ENDIAN);
    b.putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d).putInt(1).putLong(-1).putInt(28);
    b.putInt(1).putInt(20).putInt(1).putInt(0).putInt(20);
    b.putInt(0xbad).putInt(20).putInt(32473).putInt(7).putInt(20);
    b.putInt(6).putInt(32).putInt(0).putInt(0).putInt(1_000_000).putInt(0).putInt(0).putInt(32);
    return Files.write(folder.resolve("custom.pcapng"), b.array());
  }

  @Test
  void fieldsShowThemWithoutTimeAndInterface() throws IOException {
    Ran ran =
        Ran.inflight(
            "fields",
            file(),
            "-e",
            "frame.number",
            "-e",
            "frame.len",
            "-e",
            "frame.time_epoch",
            "-e",
            "frame.interface_id",
            "-e",
            "inflight.protocol");
    assertEquals("1\t4\t\t\tData\n2\t0\t1.000000000\t0\tEthernet\n", ran.ok().out());
  }

  @Test
  void theOthersGetAlong() throws IOException {
    Path file = file();
    Ran.inflight("stats", file).ok();
    assertEquals(
        1, Ran.inflight("connections", file, "--format", "csv").ok().out().lines().count());
    assertEquals("", Ran.inflight("fields", file, "-e", "tcp.len", "-Y", "tcp").ok().out());
    assertEquals(
        "1\n", Ran.inflight("fields", file, "-e", "frame.number", "-Y", "data").ok().out());
  }
}
