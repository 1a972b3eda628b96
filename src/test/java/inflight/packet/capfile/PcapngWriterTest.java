package inflight.packet.capfile;

import static inflight.packet.capfile.CaptureBytes.ramp;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapngWriterTest {
  @TempDir Path dir;

  @Test
  void writesTheBytesOfTheFormat() throws IOException {
    CaptureBytes b = new CaptureBytes(ByteOrder.LITTLE_ENDIAN).section();
    byte[] nanoseconds = b.option(9, new byte[] {9});
    b.iface(1, 96, b.option(2, "eth0"), nanoseconds, b.endOfOptions());
    b.iface(101, 0, nanoseconds, b.endOfOptions());
    b.enhanced(1, 1_792_000_000_123_456_789L, 1500, ramp(61));
    b.enhanced(0, 5, 0, ramp(0), b.option(1, "ü"), b.endOfOptions());
    assertArrayEquals(b.bytes(), written());
  }

  private static byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PcapngWriter w = new PcapngWriter(out)) {
      assertEquals(0, w.addInterface(1, 96, "eth0"));
      assertEquals(1, w.addInterface(101, 0, ""));
      w.packet(1, 1_792_000_000_123_456_789L, ramp(70), 0, 61, 1500);
      w.packet(0, 5, ramp(1), 1, 0, 0, "ü");
      assertThrows(IllegalArgumentException.class, () -> w.packet(2, 5, ramp(1), 0, 1, 1));
    }
    return out.toByteArray();
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PcapngWriter w = new PcapngWriter(out)) {
      w.addInterface(new CaptureInterface(9, 113, 64, "any", "all of them", "", -1, -1));
      for (int i = 0; i < 300; i++) {
        w.packet(0, i, ramp(i * 30 + 3), 3, i * 30, i);
      }
    }
    Path path = CaptureBytes.write(dir, "a.pcapng", out.toByteArray());
    try (CaptureSource source = CaptureSource.open(List.of(path));
        RecordReader r = source.records()) {
      for (int i = 0; i < 300; i++) {
        r.next();
        assertEquals(i, r.tsNanos());
        assertEquals(i, r.originalLen());
        assertEquals(i * 30, r.capturedLen());
        if (i > 0) {
          assertEquals(3, r.buffer()[r.dataOffset()]);
        }
      }
      assertEquals(
          List.of(new CaptureInterface(0, 113, 64, "any", "all of them", "", -1, -1)),
          source.interfaces());
    }
  }
}
