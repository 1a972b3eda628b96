package inflight.packet.wire;

import static inflight.testing.Frames.ethernet;
import static inflight.testing.Frames.extension;
import static inflight.testing.Frames.fragmentV6;
import static inflight.testing.Frames.hex;
import static inflight.testing.Frames.icmp;
import static inflight.testing.Frames.ipv4;
import static inflight.testing.Frames.ipv6;
import static inflight.testing.Frames.ramp;
import static inflight.testing.Frames.tcp;
import static inflight.testing.Frames.udp;
import static inflight.testing.Frames.vlan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import inflight.testing.Dissected;
import inflight.testing.Frames;
import inflight.testing.Packet;
import inflight.testing.RandomTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Frames cut at every byte, by the capture and by the wire: no exception, a fault while a header is
 * incomplete, and nothing that depends on the bytes behind the cut.
 */
class EveryCutTest {
  private static final byte[] OPTIONS =
      hex("020405b4 030307 0402 080a0000000100000002 050a0000000100000009 01 2204abcd 00");

  private static final byte[] SEGMENT = tcp(1000, 80, 5, 9, Tcp.SYN, 77, OPTIONS, ramp(5));

  /** Where each frame's headers end; behind it only payload can be missing. */
  private static final Map<Packet, Integer> HEADERS =
      Map.ofEntries(
          frame(LinkType.ETHERNET, ethernet(0x0800, ipv4(6, SEGMENT)), 5),
          frame(LinkType.ETHERNET, ethernet(0x8100, vlan(5, 0x86dd, ipv6(6, SEGMENT))), 5),
          frame(LinkType.ETHERNET, Frames.snap(0x0800, ipv4(6, SEGMENT)), 5),
          frame(LinkType.LINUX_SLL, Frames.sll(0x0800, ipv4(6, SEGMENT)), 5),
          frame(LinkType.LINUX_SLL2, Frames.sll2(0x86dd, ipv6(6, SEGMENT)), 5),
          frame(LinkType.NULL, Frames.nullLittleEndian(2, ipv4(6, SEGMENT)), 5),
          frame(LinkType.LOOP, Frames.loop(24, ipv6(6, SEGMENT)), 5),
          frame(LinkType.RAW, ipv4(6, SEGMENT), 5),
          frame(LinkType.IPV6, ipv6(0, extension(60, 1, extension(6, 2, SEGMENT))), 5),
          frame(LinkType.IPV4, ipv4(17, udp(1, 2, ramp(9))), 9),
          frame(LinkType.IPV4, ipv4(1, icmp(8, 0, ramp(9))), 9),
          frame(LinkType.ETHERNET, ethernet(0x0806, Frames.arp(1, 7, 8)), 20));

  private static Map.Entry<Packet, Integer> frame(int linkType, byte[] bytes, int payloadLen) {
    return Map.entry(new Packet(1, bytes, bytes.length, linkType), bytes.length - payloadLen);
  }

  static Stream<Packet> frames() {
    return HEADERS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("frames")
  void aHeaderCutByTheCaptureIsAFaultAndNothingElseIs(Packet p) {
    for (int cap = 0; cap <= p.bytes().length; cap++) {
      Dissection d = Dissected.of(p.bytes(), 0, cap, p.originalLen(), p.linkType());
      if (cap < HEADERS.get(p)) {
        assertNotNull(d.fault(), cap + " bytes");
        assertEquals(Fault.Kind.CUT_BY_CAPTURE, d.fault().kind(), d.fault().message());
      } else {
        assertNull(d.fault(), cap + " bytes");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("frames")
  void aHeaderCutOnTheWireIsAFaultOfAnotherKind(Packet p) {
    for (int len = 0; len < HEADERS.get(p); len++) {
      Dissection d = Dissected.of(p.bytes(), 0, len, len, p.linkType());
      assertNotNull(d.fault(), len + " bytes");
      assertEquals(Fault.Kind.CUT_BY_LENGTH, d.fault().kind(), d.fault().message());
    }
  }

  static Stream<Packet> allSorts() {
    byte[] quoted = ipv4(1, icmp(3, 4, ipv4(6, SEGMENT)));
    byte[] quotedV6 = ipv6(58, icmp(2, 0, ipv6(6, SEGMENT)));
    List<Packet> more =
        new ArrayList<>(
            List.of(
                new Packet(1, quoted, quoted.length, LinkType.IPV4),
                new Packet(1, quotedV6, quotedV6.length, LinkType.IPV6),
                raw(ipv4(1, 2, 6, 9, 0x2000, SEGMENT)),
                raw(ipv4(1, 2, 6, 9, 0x0002, SEGMENT)),
                raw(ipv6(44, fragmentV6(6, 1, 0, true, SEGMENT))),
                raw(ipv6(44, fragmentV6(6, 1, 8, false, SEGMENT)))));
    RandomTraffic.of(11, 60).stream().filter(p -> p.bytes().length < 150).forEach(more::add);
    return Stream.concat(frames(), more.stream());
  }

  private static Packet raw(byte[] ip) {
    return new Packet(1, ip, ip.length, LinkType.RAW);
  }

  @ParameterizedTest
  @MethodSource("allSorts")
  void whatIsShownDoesNotDependOnTheBytesBehindTheCut(Packet p) {
    for (int cap = 0; cap <= p.bytes().length; cap++) {
      for (int original : new int[] {cap, p.originalLen(), p.originalLen() + 100}) {
        String shown = Dissected.shown(p, cap, original, (byte) 0);
        assertEquals(shown, Dissected.shown(p, cap, original, (byte) 0xff), cap + " bytes");
        assertEquals(shown, Dissected.shown(p, cap, original, (byte) 0x45), cap + " bytes");
      }
    }
  }

  @Test
  void bytesWithoutAnySenseAreNoTroubleOnAnyLink() {
    long seed = new SplittableRandom().nextLong();
    System.out.println("EveryCutTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    int[] links = IntStream.range(0, 300).toArray();
    for (int round = 0; round < 12_000; round++) {
      byte[] bytes = new byte[random.nextInt(160)];
      random.nextBytes(bytes);
      if (bytes.length > 20 && random.nextBoolean()) {
        bytes[0] = 0x45; // or nothing would get far
        bytes[9] = 6;
        bytes[12] = 0x08;
        bytes[13] = 0;
      }
      Packet p = new Packet(1, bytes, bytes.length, links[round % links.length]);
      assertEquals(
          Dissected.shown(p, bytes.length, bytes.length + 50, (byte) 0),
          Dissected.shown(p, bytes.length, bytes.length + 50, (byte) 0xff),
          "seed " + seed + " round " + round);
    }
  }
}
