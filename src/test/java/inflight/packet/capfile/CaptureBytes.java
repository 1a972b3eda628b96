package inflight.packet.capfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Builds capture files byte by byte, straight from the format descriptions and without any code
 * that is tested. Remembers where records begin and end, the oracle of many tests.
 */
final class CaptureBytes {
  static final byte[] SIXTY = ramp(60);

  final boolean big;
  final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Where each packet record begins, and the first byte behind each. */
  final List<Integer> starts = new ArrayList<>();

  final List<Integer> ends = new ArrayList<>();

  /** First byte behind every record and every other block: where a cut does no damage. */
  final List<Integer> seams = new ArrayList<>();

  CaptureBytes(ByteOrder order) {
    big = order == ByteOrder.BIG_ENDIAN;
  }

  static byte[] ramp(int n) {
    byte[] b = new byte[n];
    for (int i = 0; i < n; i++) {
      b[i] = (byte) i;
    }
    return b;
  }

  // --- pcap

  CaptureBytes pcap(int magic, int major, int minor, int linkType) {
    i32(magic).i16(major).i16(minor).i32(0).i32(0).i32(65535).i32(linkType);
    seams.add(out.size());
    return this;
  }

  static CaptureBytes pcap(ByteOrder order) {
    return new CaptureBytes(order).pcap(0xa1b2c3d4, 2, 4, 1);
  }

  CaptureBytes record(int seconds, int fraction, int originalLen, byte[] data) {
    return record(seconds, fraction, data.length, originalLen, data);
  }

  CaptureBytes record(int seconds, int fraction, int claimedLen, int originalLen, byte[] data) {
    starts.add(out.size());
    i32(seconds).i32(fraction).i32(claimedLen).i32(originalLen);
    out.writeBytes(data);
    return sealPacket();
  }

  private CaptureBytes sealPacket() {
    ends.add(out.size());
    seams.add(out.size());
    return this;
  }

  // --- pcapng

  CaptureBytes section() {
    CaptureBytes body = sub().i32(0x1a2b3c4d).i16(1).i16(0).i32(-1).i32(-1);
    return block(0x0a0d0d0a, body.bytes());
  }

  CaptureBytes iface(int linkType, int snapLen, byte[]... options) {
    return block(1, sub().i16(linkType).i16(0).i32(snapLen).raw(options).bytes());
  }

  /** ts in the units of the interface. */
  CaptureBytes enhanced(int iface, long ts, int originalLen, byte[] data, byte[]... options) {
    starts.add(out.size());
    CaptureBytes body =
        sub().i32(iface).i32((int) (ts >>> 32)).i32((int) ts).i32(data.length).i32(originalLen);
    return block(6, body.padded(data).raw(options).bytes()).sealPacket();
  }

  CaptureBytes obsolete(int iface, long ts, int originalLen, byte[] data, byte[]... options) {
    starts.add(out.size());
    CaptureBytes body = sub().i16(iface).i16(7).i32((int) (ts >>> 32)).i32((int) ts);
    body.i32(data.length).i32(originalLen).padded(data).raw(options);
    return block(2, body.bytes()).sealPacket();
  }

  CaptureBytes simple(int originalLen, byte[] data) {
    starts.add(out.size());
    return block(3, sub().i32(originalLen).padded(data).bytes()).sealPacket();
  }

  /** A block that is listed as a frame. */
  CaptureBytes listed(int type, byte[] body) {
    starts.add(out.size());
    return block(type, body).sealPacket();
  }

  CaptureBytes block(int type, byte[] body) {
    int len = 12 + (body.length + 3) / 4 * 4;
    return block(type, len, body, len);
  }

  CaptureBytes block(int type, int len, byte[] body, int trailer) {
    i32(type).i32(len).padded(body).i32(trailer);
    seams.add(out.size());
    return this;
  }

  byte[] option(int code, String text) {
    return option(code, text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] option(int code, byte[] value) {
    return sub().i16(code).i16(value.length).padded(value).bytes();
  }

  byte[] option(int code, long value) {
    CaptureBytes v = sub();
    v.out.writeBytes(
        ByteBuffer.allocate(8)
            .order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
            .putLong(value)
            .array());
    return option(code, v.bytes());
  }

  byte[] endOfOptions() {
    return new byte[4];
  }

  // --- parts

  CaptureBytes sub() {
    return new CaptureBytes(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  CaptureBytes i32(int v) {
    for (int i = 0; i < 4; i++) {
      out.write(v >>> (big ? 24 - 8 * i : 8 * i));
    }
    return this;
  }

  CaptureBytes i16(int v) {
    out.write(big ? v >>> 8 : v);
    out.write(big ? v : v >>> 8);
    return this;
  }

  CaptureBytes padded(byte[] data) {
    out.writeBytes(data);
    out.writeBytes(new byte[-data.length & 3]);
    return this;
  }

  CaptureBytes raw(byte[]... parts) {
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gz = new GZIPOutputStream(packed)) {
      gz.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static Path write(Path dir, String name, byte[] bytes) {
    try {
      return Files.write(dir.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A pcap with packets of several lengths, 0 among them. */
  static CaptureBytes somePcap(ByteOrder order) {
    CaptureBytes b = pcap(order);
    for (int i = 0; i < 6; i++) {
      b.record(1000 + i, 999_999 - i, 1500, ramp(i * 7));
    }
    return b;
  }

  /** A pcapng with every kind of block, two sections of different byte order inside. */
  static CaptureBytes somePcapng(ByteOrder order) {
    CaptureBytes b = new CaptureBytes(order).section();
    b.iface(1, 0, b.option(2, "eth0"), b.option(9, new byte[] {9}), b.endOfOptions());
    b.enhanced(0, 1_000_000_001L, 60, SIXTY, b.option(1, "first"), b.endOfOptions());
    b.block(4, b.sub().i16(1).i16(9).padded(new byte[9]).i32(0).bytes());
    b.listed(0xbad, b.sub().i32(32473).padded(ramp(9)).bytes());
    b.iface(101, 20);
    b.obsolete(1, 2_000_000L, 1500, ramp(41), b.option(1, "second"));
    b.simple(0, new byte[0]);
    b.block(0x7777, ramp(40));
    b.block(10, b.sub().i32(0x544c534b).i32(5).padded(ramp(5)).bytes());
    b.block(5, b.sub().i32(0).i32(0).i32(0).raw(b.option(4, 77), b.option(5, 3)).bytes());
    CaptureBytes other =
        new CaptureBytes(b.big ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN).section();
    other.iface(113, 8).enhanced(0, 5_000_000L, 9, ramp(9)).simple(99, ramp(8));
    return b.append(other);
  }

  CaptureBytes append(CaptureBytes other) {
    int base = out.size();
    out.writeBytes(other.bytes());
    other.starts.forEach(at -> starts.add(base + at));
    other.ends.forEach(at -> ends.add(base + at));
    other.seams.forEach(at -> seams.add(base + at));
    return this;
  }
}
