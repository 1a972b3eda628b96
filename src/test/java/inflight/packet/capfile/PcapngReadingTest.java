package inflight.packet.capfile;

import static inflight.packet.capfile.CaptureBytes.SIXTY;
import static inflight.packet.capfile.CaptureBytes.ramp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PcapngReadingTest {
  @TempDir Path dir;

  static List<ByteOrder> orders() {
    return List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void readsEveryKindOfPacketBlockAndSkipsTheOthers(ByteOrder order) throws IOException {
    CaptureBytes b = CaptureBytes.somePcapng(order);
    try (CaptureSource source = open(b.bytes())) {
      assertEquals("pcapng", source.formatName());
      HexFormat hex = HexFormat.of();
      assertEquals(
          List.of(
              "@%d 1000000001 ns if 0 link 1 orig 60 ".formatted(b.starts.get(0))
                  + hex.formatHex(SIXTY),
              "@%d no time if -1 link -1 orig 12 ".formatted(b.starts.get(1))
                  + hex.formatHex(ramp(9))
                  + "000000",
              "@%d 2000000000 ns if 1 link 101 orig 1500 ".formatted(b.starts.get(2))
                  + hex.formatHex(ramp(41)),
              "@%d no time if 0 link 1 orig 0 ".formatted(b.starts.get(3)),
              "@%d 5000000000 ns if 2 link 113 orig 9 ".formatted(b.starts.get(4))
                  + hex.formatHex(ramp(9)),
              "@%d no time if 2 link 113 orig 99 ".formatted(b.starts.get(5))
                  + hex.formatHex(ramp(8))),
          Listing.of(source));
      assertEquals(
          List.of(
              new CaptureInterface(0, 1, 0, "eth0", "", "", 77, 3),
              new CaptureInterface(1, 101, 20, "", "", "", -1, -1),
              new CaptureInterface(2, 113, 8, "", "", "", -1, -1)),
          source.interfaces());
      assertEquals(2, source.sections());
      assertEquals(1, source.indexInSection(1));
      assertEquals(0, source.indexInSection(2));
      assertTrue(source.damage().isEmpty());
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void readsWhatAnInterfaceSaysOfItself(ByteOrder order) throws IOException {
    CaptureBytes b = new CaptureBytes(order).section();
    byte[] filter = b.option(11, "\0tcp port 80");
    byte[] time = b.option(14, -3);
    b.iface(1, 96, b.option(2, "eth\u001b[31m"), b.option(3, "Büro"), filter, time);
    b.enhanced(0, 5_000_000, 60, SIXTY);
    try (CaptureSource source = open(b.bytes())) {
      assertTrue(Listing.of(source).getFirst().contains(" 2000000000 ns "));
      assertEquals(
          new CaptureInterface(0, 1, 96, "eth\u001b[31m", "Büro", "tcp port 80", -1, -1),
          source.interfaces().getFirst());
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void skipsBlocksOfAnyLengthWithoutMemoryForThem(ByteOrder order) throws IOException {
    CaptureBytes b = new CaptureBytes(order).section().iface(1, 0);
    b.enhanced(0, 1, 60, SIXTY).block(0x4242, new byte[3 << 20]).enhanced(0, 2, 60, SIXTY);
    try (CaptureSource source = open(b.bytes());
        RecordReader r = source.records()) {
      assertTrue(r.next() && r.next());
      assertEquals((int) b.starts.get(1), r.recordOffset());
      assertTrue(r.buffer().length < 1 << 20);
    }
  }

  @ParameterizedTest
  @MethodSource("orders")
  void toleratesATotalLengthWithoutThePadding(ByteOrder order) throws IOException {
    CaptureBytes b = new CaptureBytes(order).section().iface(1, 0);
    b.block(0x4242, 12 + 5, ramp(5), 12 + 5).enhanced(0, 1, 60, SIXTY);
    assertEquals(1, Listing.of(write(b.bytes())).size());
  }

  @ParameterizedTest
  @MethodSource("orders")
  void namesWhereABlockLies(ByteOrder order) throws IOException {
    CaptureBytes ok = new CaptureBytes(order).section().iface(1, 0).enhanced(0, 1, 60, SIXTY);
    CaptureBytes none = ok.sub();
    byte[] longOption = ok.sub().i16(1).i16(400).padded(ramp(8)).bytes();
    byte[] packet = ok.sub().i32(0).i32(0).i32(0).i32(60).i32(60).raw(SIXTY).bytes();
    byte[] packetTooLong = ok.sub().i32(0).i32(0).i32(0).i32(61).i32(60).raw(SIXTY).bytes();
    byte[] packetNegative = ok.sub().i32(0).i32(0).i32(0).i32(-1).i32(60).raw(SIXTY).bytes();
    byte[] strange = ok.sub().i32(1).i32(0).i32(0).i32(60).i32(60).raw(SIXTY).bytes();
    damaged(ok, ok.sub().block(6, 92, packet, 96), "length 92 also at its end");
    damaged(ok, ok.sub().block(0x4242, 16, ramp(4), 20), "length 16 also at its end");
    damaged(ok, ok.sub().block(0x4242, 32 << 10, new byte[(32 << 10) - 12], 0), "at its end");
    damaged(ok, ok.sub().block(6, packetTooLong), "at most 60 bytes of packet");
    damaged(ok, ok.sub().block(6, packetNegative), "it claims 4294967295");
    damaged(ok, ok.sub().block(6, strange), "one of the 1 interfaces");
    damaged(ok, ok.sub().block(6, 28, ramp(16), 28), "at least 32 bytes");
    damaged(ok, ok.sub().i32(6).i32(-1).raw(packet), "at most 150994944 bytes");
    damaged(ok, ok.sub().enhanced(0, 1, 60, SIXTY, longOption), "contents that fit");
    damaged(ok, ok.sub().iface(1, 0, longOption), "contents that fit");
    damaged(ok, ok.sub().block(4, longOption), "contents that fit");
    damaged(ok, ok.sub().block(10, ok.sub().i32(0).i32(9).raw(ramp(8)).bytes()), "contents that");
    damaged(ok, ok.sub().block(5, ok.sub().raw(new byte[12], longOption).bytes()), "contents");
    damaged(ok, ok.sub().simple(90, SIXTY), "at most 60 bytes of packet");
    damaged(ok, ok.sub().raw(new byte[40]), "at least 12 bytes");
    damaged(ok, ok.sub().block(0x0a0d0d0a, new byte[16]), "byte-order mark");
    damaged(
        ok,
        ok.sub().block(0x0a0d0d0a, ok.sub().i32(0x1a2b3c4d).i16(2).raw(new byte[10]).bytes()),
        "version 1.0, but it is 2.0");
    damaged(ok, none.section().simple(60, SIXTY), "interface description before", 28);
  }

  @Test
  void keepsNoMoreThanSoManySectionsInMemory() throws IOException {
    byte[] section = new CaptureBytes(ByteOrder.LITTLE_ENDIAN).section().bytes();
    byte[] many = new byte[section.length * (Limits.SECTIONS_AND_INTERFACES + 5)];
    for (int at = 0; at < many.length; at += section.length) {
      System.arraycopy(section, 0, many, at, section.length);
    }
    try (CaptureSource source = open(many)) {
      assertEquals(1, source.sections(), "opening reads the first header only");
      assertEquals(List.of(), Listing.of(source));
      assertEquals(Limits.SECTIONS_AND_INTERFACES, source.sections());
      assertTrue(source.damage().orElseThrow().expected().startsWith("at most 262144 sections"));
    }
  }

  private void damaged(CaptureBytes ok, CaptureBytes then, String expected) throws IOException {
    damaged(ok, then, expected, 0);
  }

  private void damaged(CaptureBytes ok, CaptureBytes then, String expected, int goodBytes)
      throws IOException {
    byte[] file = ok.sub().raw(ok.bytes(), then.bytes(), ok.bytes()).bytes();
    try (CaptureSource source = open(file)) {
      assertEquals(1, Listing.of(source).size(), expected);
      Damage damage = source.damage().orElseThrow();
      assertTrue(damage.expected().contains(expected), damage::expected);
      assertEquals(ok.bytes().length + goodBytes, damage.byteOffset(), damage::message);
    }
  }

  private Path write(byte[] bytes) {
    return CaptureBytes.write(dir, "a.pcapng", bytes);
  }

  private CaptureSource open(byte[] bytes) throws CaptureException {
    return CaptureSource.open(List.of(write(bytes)));
  }
}
