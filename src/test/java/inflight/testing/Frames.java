package inflight.testing;

import inflight.packet.wire.Checksum;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * Builds frames byte by byte, innermost layer first: {@code ethernet(0x0800, ipv4(6, tcp))}. Right
 * by default, so that a test says only what is wrong with its frame. Shares no code with the
 * dissector but the checksum.
 */
public final class Frames {
  /** The first address of each pair is the client's, the second the server's. */
  public static final int CLIENT_V4 = 0x0a000001;

  public static final int SERVER_V4 = 0x0a000002;
  public static final byte[] CLIENT_V6 = hex("20010db8000000000000000000000001");
  public static final byte[] SERVER_V6 = hex("20010db8000000000000000000000002");

  private Frames() {}

  public static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /** One after the other. */
  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  public static byte[] u8(int... values) {
    byte[] b = new byte[values.length];
    for (int i = 0; i < b.length; i++) {
      b[i] = (byte) values[i];
    }
    return b;
  }

  public static byte[] u16(int value) {
    return u8(value >>> 8, value);
  }

  public static byte[] u32(int value) {
    return u8(value >>> 24, value >>> 16, value >>> 8, value);
  }

  /** Payload whose bytes tell where they stand. */
  public static byte[] ramp(int n) {
    byte[] b = new byte[n];
    for (int i = 0; i < n; i++) {
      b[i] = (byte) i;
    }
    return b;
  }

  static byte[] withU16(byte[] b, int at, int value) {
    b[at] = (byte) (value >>> 8);
    b[at + 1] = (byte) value;
    return b;
  }

  // --- link layers

  public static byte[] ethernet(int type, byte[] payload) {
    return join(hex("020000000002 020000000001"), u16(type), payload);
  }

  public static byte[] vlan(int id, int type, byte[] payload) {
    return join(u16(id), u16(type), payload);
  }

  /** IEEE 802.3 with an LLC and SNAP header. */
  public static byte[] snap(int type, byte[] payload) {
    byte[] llc = join(hex("aaaa03000000"), u16(type), payload);
    return join(hex("020000000002 020000000001"), u16(llc.length), llc);
  }

  public static byte[] sll(int type, byte[] payload) {
    return join(hex("0000 0001 0006 0200000000010000"), u16(type), payload);
  }

  public static byte[] sll2(int type, byte[] payload) {
    return join(u16(type), hex("0000 00000001 0001 00 06 0200000000010000"), payload);
  }

  /** BSD loopback with the family in the byte order of a little-endian host. */
  public static byte[] nullLittleEndian(int family, byte[] payload) {
    return join(u8(family, 0, 0, 0), payload);
  }

  public static byte[] loop(int family, byte[] payload) {
    return join(u32(family), payload);
  }

  public static byte[] arp(int operation, int senderV4, int targetV4) {
    return join(
        hex("0001 0800 06 04"),
        u16(operation),
        hex("020000000001"),
        u32(senderV4),
        hex("000000000000"),
        u32(targetV4));
  }

  // --- IP

  public static byte[] ipv4(int protocol, byte[] payload) {
    return ipv4(CLIENT_V4, SERVER_V4, protocol, 1, 0x4000, payload);
  }

  /**
   * @param fragment flags and fragment offset as they stand in the header
   */
  public static byte[] ipv4(
      int source, int destination, int protocol, int id, int fragment, byte[] payload) {
    byte[] header =
        join(
            u8(0x45, 0),
            u16(20 + payload.length),
            u16(id),
            u16(fragment),
            u8(64, protocol),
            u16(0),
            u32(source),
            u32(destination));
    withU16(header, 10, Checksum.finish(Checksum.add(0, header, 0, 20)));
    return join(header, payload);
  }

  public static byte[] ipv6(int nextHeader, byte[] payload) {
    return ipv6(CLIENT_V6, SERVER_V6, nextHeader, payload);
  }

  public static byte[] ipv6(byte[] source, byte[] destination, int nextHeader, byte[] payload) {
    return join(
        u32(0x60000000), u16(payload.length), u8(nextHeader, 64), source, destination, payload);
  }

  /** An extension header of {@code units} times 8 bytes (hop-by-hop, destination, routing). */
  public static byte[] extension(int nextHeader, int units, byte[] payload) {
    byte[] header = new byte[8 * units];
    header[0] = (byte) nextHeader;
    header[1] = (byte) (units - 1);
    return join(header, payload);
  }

  /** IPv6 fragment header with payload; {@code offset} in bytes. */
  public static byte[] fragmentV6(
      int nextHeader, int id, int offset, boolean more, byte[] payload) {
    return join(u8(nextHeader, 0), u16(offset | (more ? 1 : 0)), u32(id), payload);
  }

  // --- above IP

  public static byte[] udp(int sourcePort, int destinationPort, byte[] payload) {
    return join(u16(sourcePort), u16(destinationPort), u16(8 + payload.length), u16(0), payload);
  }

  /** An ICMP error: type, code, four bytes of rest, and the packet that caused it. */
  public static byte[] icmp(int type, int code, byte[] quoted) {
    return join(u8(type, code), u16(0), u32(0), quoted);
  }

  /**
   * A TCP segment. {@code options} are padded to a multiple of four with end-of-list.
   *
   * @param flags the twelve bits
   */
  public static byte[] tcp(
      int sourcePort,
      int destinationPort,
      int seq,
      int ack,
      int flags,
      int window,
      byte[] options,
      byte[] payload) {
    byte[] padded = java.util.Arrays.copyOf(options, options.length + 3 & ~3);
    return join(
        u16(sourcePort),
        u16(destinationPort),
        u32(seq),
        u32(ack),
        u16((5 + padded.length / 4) << 12 | flags),
        u16(window),
        u16(0),
        u16(0),
        padded,
        payload);
  }

  /** A segment on ports 1000 to 80. */
  public static byte[] tcp(int seq, int ack, int flags, byte[] payload) {
    return tcp(1000, 80, seq, ack, flags, 65535, new byte[0], payload);
  }

  /** Kind, length, value. */
  public static byte[] option(int kind, byte[] value) {
    return join(u8(kind, 2 + value.length), value);
  }
}
