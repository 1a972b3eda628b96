package inflight.query.field;

import static inflight.query.field.FieldType.BOOLEAN;
import static inflight.query.field.FieldType.BYTES;
import static inflight.query.field.FieldType.HEX_8;
import static inflight.query.field.FieldType.NONE;
import static inflight.query.field.FieldType.UNSIGNED;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.TcpOptions;

/** Options of the Space Communications Protocol Standards (CCSDS 714.0-B-2). */
final class ScpsOptionFields {
  private static final int CAPABILITIES = 20;
  private static final int SNACK = 21;
  private static final int CAPABILITIES_LEN = 4;

  private ScpsOptionFields() {}

  static void addTo(Registry registry) {
    Registry.Group tcp = registry.of("CCSDS 714.0-B-2 §3.2", Protocol.TCP);
    capabilities(tcp);
    bindings(tcp);
    negativeAcknowledgment(tcp);
  }

  private static void capabilities(Registry.Group tcp) {
    TcpOptionPart part = TcpOptionPart.ofLen(CAPABILITIES, CAPABILITIES_LEN);
    tcp.add(
        "tcp.options.scps.vector",
        "SCPS capabilities",
        HEX_8,
        "What the sender can do, one bit each.",
        part.number(2, 1));
    flag(tcp, "bets", "Partial reliability", 0x80, "The sender accepts gaps in the data.");
    flag(tcp, "snack1", "Short SNACK", 0x40, "The sender knows SNACK options of one hole.");
    flag(tcp, "snack2", "Long SNACK", 0x20, "The sender knows SNACK options of several holes.");
    flag(tcp, "compress", "Header compression", 0x10, "The sender can compress headers.");
    flag(tcp, "nlts", "Network timestamps", 0x08, "The network layer has timestamps.");
    tcp.add(
            "tcp.options.scpsflags.reserved",
            "Reserved",
            UNSIGNED,
            "Three bits without a meaning so far.",
            part.bits(2, 1, 7))
        .add(
            "tcp.options.scps.binding",
            "SCPS connection ID",
            UNSIGNED,
            "Number of the connection for compressed headers.",
            part.number(3, 1));
  }

  private static void flag(
      Registry.Group tcp, String name, String title, int mask, String sentence) {
    tcp.add(
        "tcp.options.scpsflags." + name,
        title,
        BOOLEAN,
        sentence,
        TcpOptionPart.ofLen(CAPABILITIES, CAPABILITIES_LEN).bits(2, 1, mask));
  }

  /** Takes one of the spaces of an option with extended capabilities. */
  @FunctionalInterface
  private interface SpaceReader {
    void read(byte[] b, int at, int dataLen, boolean dataCaptured);
  }

  private static void bindings(Registry.Group tcp) {
    tcp.add(
            "tcp.options.scps.binding.id",
            "SCPS binding space",
            UNSIGNED,
            "Community whose extended capabilities follow; read once the side has said that it"
                + " knows SCPS.",
            (v, layer, out) ->
                eachSpace(v, layer, (b, at, len, there) -> out.number(Bytes.u8(b, at), at, 1)))
        .add(
            "tcp.options.scps.binding.len",
            "SCPS binding length",
            UNSIGNED,
            "Bytes of extended capabilities.",
            (v, layer, out) ->
                eachSpace(v, layer, (b, at, len, there) -> out.number(len, at + 1, 1)))
        .add(
            "tcp.options.scps.binding.data",
            "SCPS binding data",
            BYTES,
            "The extended capabilities.",
            (v, layer, out) ->
                eachSpace(
                    v,
                    layer,
                    (b, at, len, there) -> {
                      if (there) {
                        out.bytes(b, at + 2, len);
                      }
                    }));
  }

  private static void eachSpace(FrameView v, int layer, SpaceReader reader) {
    int count = v.optionCount(layer);
    TcpOptions o = v.options(layer);
    if (!v.scpsCapable(layer)) {
      return;
    }
    for (int i = 0; i < count; i++) {
      if (o.kind(i) != CAPABILITIES || o.len(i) == CAPABILITIES_LEN) {
        continue;
      }
      int from = 2;
      boolean fits = true;
      while (fits && from + 2 <= o.len(i) && o.has(i, from + 2)) {
        int at = o.at(i) + from;
        int dataLen = Bytes.u8(o.bytes(), at + 1) >>> 4 << 1;
        from += 2 + dataLen;
        fits = from <= o.len(i) && o.has(i, from);
        reader.read(o.bytes(), at, dataLen, fits);
      }
    }
  }

  private static void negativeAcknowledgment(Registry.Group tcp) {
    TcpOptionPart part = TcpOptionPart.ofLen(SNACK, 6);
    tcp.add(
            "tcp.options.snack.offset",
            "SNACK offset",
            UNSIGNED,
            "Segments between the acknowledged bytes and the hole.",
            "CCSDS 714.0-B-2 §3.5",
            part.number(2, 2))
        .add(
            "tcp.options.snack.size",
            "SNACK size",
            UNSIGNED,
            "Segments that the hole spans.",
            "CCSDS 714.0-B-2 §3.5",
            part.number(4, 2))
        .add(
            "tcp.options.snack.le",
            "SNACK left edge",
            UNSIGNED,
            "First byte of the hole. Wireshark fails to read that far: always empty.",
            "CCSDS 714.0-B-2 §3.5",
            Registry.NEVER)
        .add(
            "tcp.options.snack.re",
            "SNACK right edge",
            UNSIGNED,
            "The byte behind the hole. Wireshark fails to read that far: always empty.",
            "CCSDS 714.0-B-2 §3.5",
            Registry.NEVER)
        .add(
            "tcp.options.snack.sequence",
            "SNACK sequence",
            NONE,
            "The hole is known in bytes. Wireshark fails to read that far: always empty.",
            "CCSDS 714.0-B-2 §3.5",
            Registry.NEVER);
  }
}
