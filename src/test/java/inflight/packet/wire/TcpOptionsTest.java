package inflight.packet.wire;

import static inflight.testing.Frames.hex;
import static inflight.testing.Frames.join;
import static inflight.testing.Frames.option;
import static inflight.testing.Frames.ramp;
import static inflight.testing.Frames.u32;
import static inflight.testing.Frames.u8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.packet.wire.TcpOptions.Trouble;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walk over options: every kind, every wrong length, every cut. */
class TcpOptionsTest {
  private final TcpOptions options = new TcpOptions();

  private void parse(byte[] all) {
    parse(all, all.length);
  }

  private void parse(byte[] all, int captured) {
    // Behind the header stands what must not be read: it would be an MSS option.
    byte[] buffer = join(hex("02040101"), all, hex("02040202 02040303"));
    options.parse(buffer, 4, 4 + all.length, 4 + captured);
  }

  private String kinds() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < options.count(); i++) {
      text.append(i == 0 ? "" : " ").append(options.kind(i)).append(':').append(options.len(i));
    }
    return text.toString();
  }

  @Test
  void theOptionsOfASyn() {
    parse(hex("020405b4 0402 080a00000064ffffffff 01 030307"));
    assertEquals("2:4 4:2 8:10 1:1 3:3", kinds());
    assertEquals(Trouble.NONE, options.fault());
    assertEquals(1460, options.mss());
    assertTrue(options.sackPermitted());
    assertEquals(100, options.tsVal());
    assertEquals(4_294_967_295L, options.tsEcr());
    assertEquals(7, options.windowShift());
  }

  @Test
  void whatIsNotThereIsSaidSo() {
    parse(hex("01010101"));
    assertEquals(-1, options.mss());
    assertEquals(-1, options.windowShift());
    assertFalse(options.sackPermitted());
    assertEquals(-1, options.tsVal());
    assertEquals(-1, options.tsEcr());
    assertEquals(0, options.sackBlocks());
  }

  @Test
  void fourSackBlocks() {
    byte[] blocks = new byte[0];
    for (int i = 0; i < 4; i++) {
      blocks = join(blocks, u32(100 * i - 50), u32(100 * i - 40));
    }
    parse(join(u8(1, 1), option(TcpOptions.SACK, blocks)));
    assertEquals(4, options.sackBlocks());
    for (int i = 0; i < 4; i++) {
      assertEquals(100 * i - 50, options.sackLeft(i));
      assertEquals(100 * i - 40, options.sackRight(i));
    }
  }

  @Test
  void fortyNops() {
    byte[] nops = new byte[40];
    Arrays.fill(nops, (byte) TcpOptions.NOP);
    parse(nops);
    assertEquals(40, options.count());
    assertEquals(Trouble.NONE, options.fault());
  }

  @Test
  void everyKindIsKeptAndTheWalkGoesOn() {
    for (int kind = 2; kind < 256; kind++) {
      parse(join(option(kind, ramp(5)), option(TcpOptions.MSS, hex("1234"))));
      assertEquals(kind + ":7 2:4", kinds());
      assertArrayEquals(ramp(5), Arrays.copyOfRange(options.bytes(), 4 + 2, 4 + 7));
    }
  }

  @Test
  void everyKindOfTheDesignHasAName() {
    int[] known = {
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 26,
      27, 28, 29, 30, 34, 69, 76, 78, 172, 174, 253, 254
    };
    for (int kind : known) {
      assertNotNull(TcpOptions.name(kind), "kind " + kind);
    }
    for (int kind : new int[] {25, 31, 33, 35, 68, 79, 173, 252, 255}) {
      assertEquals(null, TcpOptions.name(kind), "kind " + kind);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aLengthBelowTwoEndsTheWalk(int length) {
    parse(join(hex("020405b4"), u8(8, length), hex("0303070000")));
    assertEquals("2:4", kinds());
    assertEquals(Trouble.LENGTH_TOO_SHORT, options.fault());
    assertEquals(8, options.faultAt());
  }

  @Test
  void aLengthPastTheHeaderEndsTheWalk() {
    parse(hex("020405b4 080b0000000100000002"));
    assertEquals("2:4", kinds());
    assertEquals(Trouble.PAST_HEADER, options.fault());
  }

  @Test
  void aKindAsTheLastByteHasNoLength() {
    parse(hex("020405b4 010108"));
    assertEquals("2:4 1:1 1:1", kinds());
    assertEquals(Trouble.LENGTH_MISSING, options.fault());
  }

  @Test
  void zerosBehindTheEndAreFineAndOtherBytesAreNot() {
    parse(hex("0103030700000000"));
    assertEquals(Trouble.NONE, options.fault());
    parse(hex("0103030700000500"));
    assertEquals(Trouble.BYTES_AFTER_END, options.fault());
    assertEquals(4 + 6, options.faultAt());
    assertEquals(7, options.windowShift());
  }

  @Test
  void aWrongFixedLengthHasNoValue() {
    parse(hex("020305 03040700 0804ffff 05065555aaaa"));
    assertEquals(-1, options.mss());
    assertEquals(-1, options.windowShift());
    assertEquals(-1, options.tsVal());
    assertEquals(0, options.sackBlocks());
    assertEquals("2:3 3:4 8:4 5:6", kinds());
  }

  @Test
  void cutAtEveryByteOnlyWhatIsWholeHasAValue() {
    byte[] all = hex("020405b4 0402 080a00000064000000c8 01 030307");
    for (int captured = 0; captured < all.length; captured++) {
      parse(all, captured);
      assertEquals(Trouble.NOT_CAPTURED, options.fault(), captured + " bytes");
      assertTrue(options.cut());
      assertEquals(captured >= 4 ? 1460 : -1, options.mss());
      assertEquals(captured >= 16 ? 100 : -1, options.tsVal());
      assertEquals(-1, options.windowShift());
    }
    parse(all, all.length);
    assertFalse(options.cut());
    assertEquals(7, options.windowShift());
  }

  @Test
  void onlyTimestampsIsTheUsualTwelveBytes() {
    byte[] header = join(new byte[20], hex("0101080a0000000100000002"));
    assertTrue(TcpOptions.onlyTimestamps(header, 0, 32));
    assertFalse(TcpOptions.onlyTimestamps(header, 0, 28));
    header[20] = 0;
    assertFalse(TcpOptions.onlyTimestamps(header, 0, 32));
  }

  // --- where Wireshark stops

  private int stop(int ack) {
    return OptionStop.find(options, ack, 0, false);
  }

  @Test
  void anEmptySackStopsUnlessZeroIsAheadOfTheAck() {
    parse(hex("0502 0402"));
    assertEquals(0, stop(5));
    assertEquals(0, stop(0));
    assertEquals(-1, stop(-5));
  }

  @Test
  void anEmptySackBehindOneWithABlockAsksForThatBlock() {
    parse(join(option(5, join(u32(10), u32(20))), option(5, new byte[0])));
    assertEquals(1, stop(20)); // the block is acknowledged: a D-SACK
    assertEquals(-1, stop(19));
  }

  @Test
  void aWholeSackNeverStops() {
    parse(option(5, join(u32(10), u32(20))));
    assertEquals(-1, stop(30));
  }

  @Test
  void multipathOptionsStopWhereTheirFlagsAskForMore() {
    parse(option(30, hex("2005")));
    assertEquals(0, stop(1));
    parse(option(30, hex("2005 01020304 05060708 090a0b0c 0d0e")));
    assertEquals(-1, stop(1));
  }
}
