package inflight.query.field;

import static inflight.query.field.FieldType.BOOLEAN;
import static inflight.query.field.FieldType.BYTES;
import static inflight.query.field.FieldType.HEX_16;
import static inflight.query.field.FieldType.HEX_8;
import static inflight.query.field.FieldType.IPV4;
import static inflight.query.field.FieldType.IPV6;
import static inflight.query.field.FieldType.UNSIGNED;

import inflight.packet.wire.Protocol;
import inflight.packet.wire.TcpOptions;

/** The Multipath TCP option (RFC 8684 §3): a subtype tells what it holds. */
final class MptcpOptionFields {
  private static final int CAPABLE = 0;
  private static final int JOIN = 1;
  private static final int DSS = 2;
  private static final int ADD_ADDRESS = 3;
  private static final int REMOVE_ADDRESS = 4;
  private static final int PRIORITY = 5;
  private static final int FAIL = 6;
  private static final int FAST_CLOSE = 7;
  private static final int RESET = 8;

  // Flags of a data sequence signal (RFC 8684 3.3).
  private static final int ACK_PRESENT = 1;
  private static final int ACK_OF_8_BYTES = 2;
  private static final int MAPPING_PRESENT = 4;
  private static final int DSN_OF_8_BYTES = 8;

  private MptcpOptionFields() {}

  static void addTo(Registry registry) {
    Registry.Group tcp = registry.of("RFC 8684 §3", Protocol.TCP);
    tcp.add(
        "tcp.options.mptcp.subtype",
        "MPTCP subtype",
        UNSIGNED,
        "What the option says: 0 capable, 1 join, 2 data sequence signal, 3 add address, 4 remove"
            + " address, 5 priority, 6 fail, 7 fast close, 8 reset.",
        mptcp((b, at, len) -> len > 2).bits(2, 1, 0xf0));
    capable(tcp);
    join(tcp);
    flags(tcp);
    dataSequence(tcp);
    addresses(tcp);
    ending(tcp);
  }

  private static void capable(Registry.Group tcp) {
    tcp.add(
            "tcp.options.mptcp.version",
            "MPTCP version",
            UNSIGNED,
            "Version of Multipath TCP: 0 of RFC 6824, 1 of RFC 8684.",
            "RFC 8684 §3.1",
            subtype(CAPABLE).bits(2, 1, 0xf))
        .add(
            "tcp.options.mptcp.sendkey",
            "Sender's key",
            UNSIGNED,
            "Secret of the sender; its hash names the session.",
            "RFC 8684 §3.1",
            keys(12, 20, 22, 24).number(4, 8))
        .add(
            "tcp.options.mptcp.recvkey",
            "Receiver's key",
            UNSIGNED,
            "Secret of the receiver, repeated.",
            "RFC 8684 §3.1",
            mptcp(
                    (b, at, len) ->
                        is(b, at, FAST_CLOSE)
                            || is(b, at, CAPABLE) && (len == 20 || len == 22 || len == 24))
                .each(
                    4,
                    (o, i, out) -> {
                      int offset = is(o.bytes(), o.at(i), CAPABLE) ? 12 : 4;
                      TcpOptionPart.number(o, i, offset, 8, out);
                    }));
  }

  private static void join(Registry.Group tcp) {
    tcp.add(
            "tcp.options.mptcp.recvtok",
            "Receiver's token",
            UNSIGNED,
            "Names the session that this connection joins.",
            "RFC 8684 §3.2",
            subtype(JOIN, 12).number(4, 4))
        .add(
            "tcp.options.mptcp.sendrand",
            "Sender's random number",
            UNSIGNED,
            "Number that makes each handshake of a joining connection different.",
            "RFC 8684 §3.2",
            mptcp((b, at, len) -> is(b, at, JOIN) && (len == 12 || len == 16))
                .each(4, (o, i, out) -> TcpOptionPart.number(o, i, o.len(i) - 4, 4, out)))
        .add(
            "tcp.options.mptcp.sendtrunchmac",
            "Sender's HMAC, cut",
            UNSIGNED,
            "First 64 bits of the proof that the sender knows both keys.",
            "RFC 8684 §3.2",
            subtype(JOIN, 16).number(4, 8))
        .add(
            "tcp.options.mptcp.sendhmac",
            "Sender's HMAC",
            BYTES,
            "Proof that the sender knows both keys.",
            "RFC 8684 §3.2",
            subtype(JOIN, 24).bytes(4, 20));
  }

  private static void flags(Registry.Group tcp) {
    tcp.add(
        "tcp.options.mptcp.flags",
        "MPTCP flags",
        HEX_8,
        "The byte that holds the flags; of some subtypes the subtype stands in it too.",
        mptcp((b, at, len) -> flagsAt(b, at, len) > 0)
            .each(
                3,
                (o, i, out) ->
                    TcpOptionPart.number(o, i, flagsAt(o.bytes(), o.at(i), o.len(i)), 1, out)));
    flag(tcp, "checksumreq.flags", "Checksum required", 0x80, "Checksums are wanted.", CAPABLE);
    flag(tcp, "extensibility.flag", "Extensibility", 0x40, "Kept for later versions.", CAPABLE);
    add(
        tcp,
        "nomoresubflows.flag",
        "No more subflows",
        "The other side must not open connections to this address.",
        capableOf(1).bits(3, 1, 0x20));
    add(tcp, "sha1.flag", "HMAC-SHA1", "Proofs use SHA-1.", capableOf(0).bits(3, 1, 1));
    add(tcp, "sha256.flag", "HMAC-SHA256", "Proofs use SHA-256.", capableOf(1).bits(3, 1, 1));
    tcp.add(
        "tcp.options.mptcp.reserved.flag",
        "Reserved",
        HEX_8,
        "Flags without a meaning so far.",
        mptcp((b, at, len) -> len > 3 && is(b, at, CAPABLE))
            .each(
                4,
                (o, i, out) -> {
                  int mask = (o.bytes()[o.at(i) + 2] & 0xf) == 1 ? 0x1e : 0x3e;
                  out.number((o.bytes()[o.at(i) + 3] & mask) >> 1, o.at(i) + 3, 1);
                }));
    add(
        tcp,
        "backup.flag",
        "Backup",
        "This path is used only if no other one works.",
        mptcp((b, at, len) -> is(b, at, PRIORITY) || is(b, at, JOIN) && (len == 12 || len == 16))
            .bits(2, 1, 1));
    flag(tcp, "datafin.flag", "DATA_FIN", 0x10, "The sender has no more data.", DSS);
    flag(tcp, "dseqn8.flag", "Data sequence number of 8 bytes", DSN_OF_8_BYTES, "Not of 4.", DSS);
    flag(
        tcp,
        "dseqnpresent.flag",
        "Mapping present",
        MAPPING_PRESENT,
        "The option says where in the session the bytes of this connection belong.",
        DSS);
    flag(tcp, "dataack8.flag", "Data ACK of 8 bytes", ACK_OF_8_BYTES, "Not of 4.", DSS);
    flag(
        tcp,
        "dataackpresent.flag",
        "Data ACK present",
        ACK_PRESENT,
        "The option acknowledges data of the session.",
        DSS);
    for (int bit = 0; bit < 4; bit++) {
      String letter = String.valueOf("UVWT".charAt(bit));
      tcp.add(
          "tcp.options.mptcp.flag_" + letter + ".flag",
          "Flag " + letter,
          BOOLEAN,
          letter.equals("T") ? "The reset may be over soon." : "A flag without a meaning so far.",
          "RFC 8684 §3.6",
          subtype(RESET).bits(2, 1, 8 >> bit));
    }
  }

  private static void dataSequence(Registry.Group tcp) {
    TcpOptionPart mapping = dss(MAPPING_PRESENT);
    tcp.add(
            "tcp.options.mptcp.rawdataack",
            "Data ACK",
            UNSIGNED,
            "Next byte of the session that the sender expects.",
            "RFC 8684 §3.3.2",
            dss(ACK_PRESENT)
                .each(
                    4,
                    (o, i, out) -> TcpOptionPart.number(o, i, 4, ackLen(o.bytes(), o.at(i)), out)))
        .add(
            "tcp.options.mptcp.rawdataseqno",
            "Data sequence number",
            UNSIGNED,
            "Place of the first byte in the session.",
            "RFC 8684 §3.3.1",
            mptcp((b, at, len) -> is(b, at, FAIL) || is(b, at, DSS))
                .each(
                    4,
                    (o, i, out) -> {
                      byte[] b = o.bytes();
                      int at = o.at(i);
                      if (is(b, at, FAIL)) {
                        TcpOptionPart.number(o, i, 4, 8, out);
                      } else if ((b[at + 3] & MAPPING_PRESENT) != 0) {
                        TcpOptionPart.number(o, i, 4 + ackLen(b, at), numberLen(b, at), out);
                      }
                    }))
        .add(
            "tcp.options.mptcp.subflowseqno",
            "Subflow sequence number",
            UNSIGNED,
            "Place of the first byte in this connection.",
            "RFC 8684 §3.3.1",
            mapping.each(4, (o, i, out) -> TcpOptionPart.number(o, i, mappingAt(o, i), 4, out)))
        .add(
            "tcp.options.mptcp.datalvllen",
            "Data level length",
            UNSIGNED,
            "Bytes that the mapping is good for.",
            "RFC 8684 §3.3.1",
            mptcp((b, at, len) -> is(b, at, DSS) || carriesData(b, at, len))
                .each(
                    4,
                    (o, i, out) -> {
                      if (is(o.bytes(), o.at(i), CAPABLE)) {
                        TcpOptionPart.number(o, i, 20, 2, out);
                      } else if ((o.bytes()[o.at(i) + 3] & MAPPING_PRESENT) != 0) {
                        TcpOptionPart.number(o, i, mappingAt(o, i) + 4, 2, out);
                      }
                    }))
        .add(
            "tcp.options.mptcp.checksum",
            "MPTCP checksum",
            HEX_16,
            "Checksum over the mapped bytes. As in Wireshark, that of a data sequence signal is"
                + " looked for two bytes too late.",
            "RFC 8684 §3.3.1",
            mptcp((b, at, len) -> is(b, at, DSS) || carriesData(b, at, len))
                .each(
                    4,
                    (o, i, out) -> {
                      if (is(o.bytes(), o.at(i), CAPABLE)) {
                        if (o.len(i) == 24) {
                          TcpOptionPart.number(o, i, 22, 2, out);
                        }
                      } else if ((o.bytes()[o.at(i) + 3] & MAPPING_PRESENT) != 0
                          && o.len(i) >= mappingAt(o, i) + 10) {
                        TcpOptionPart.number(o, i, mappingAt(o, i) + 6, 2, out);
                      }
                    }));
  }

  private static void addresses(Registry.Group tcp) {
    tcp.add(
            "tcp.options.mptcp.ipver",
            "IP version",
            UNSIGNED,
            "Version of the address that is offered.",
            "RFC 8684 §3.4.1",
            mptcp((b, at, len) -> is(b, at, ADD_ADDRESS) && namesVersion(b, at)).bits(2, 1, 0xf))
        .add(
            "tcp.options.mptcp.echo",
            "Echo",
            UNSIGNED,
            "The address was offered by the other side and is only confirmed.",
            "RFC 8684 §3.4.1",
            mptcp((b, at, len) -> is(b, at, ADD_ADDRESS) && !namesVersion(b, at)).bits(2, 1, 1))
        .add(
            "tcp.options.mptcp.addrid",
            "Address ID",
            UNSIGNED,
            "Number by which both sides know an address.",
            "RFC 8684 §3.4",
            mptcp((b, at, len) -> len > 3)
                .each(
                    4,
                    (o, i, out) -> {
                      int count = addressIds(o.bytes(), o.at(i), o.len(i));
                      for (int n = 0; n < count && o.has(i, 4 + n); n++) {
                        TcpOptionPart.number(o, i, 3 + n, 1, out);
                      }
                    }))
        .add(
            "tcp.options.mptcp.ipv4",
            "Offered IPv4 address",
            IPV4,
            "Address that more connections may use.",
            "RFC 8684 §3.4.1",
            added(8, 10, 16, 18).number(4, 4))
        .add(
            "tcp.options.mptcp.ipv6",
            "Offered IPv6 address",
            IPV6,
            "Address that more connections may use.",
            "RFC 8684 §3.4.1",
            added(20, 22, 28, 30).bytes(4, 16))
        .add(
            "tcp.options.mptcp.port",
            "Offered port",
            UNSIGNED,
            "Port that more connections may use.",
            "RFC 8684 §3.4.1",
            added(10, 18, 22, 30)
                .each(4, (o, i, out) -> TcpOptionPart.number(o, i, o.len(i) < 20 ? 8 : 20, 2, out)))
        .add(
            "tcp.options.mptcp.addaddrtrunchmac",
            "HMAC of the address, cut",
            UNSIGNED,
            "Last 64 bits of the proof that the offer is genuine.",
            "RFC 8684 §3.4.1",
            added(16, 18, 28, 30)
                .each(4, (o, i, out) -> TcpOptionPart.number(o, i, o.len(i) - 8, 8, out)));
  }

  private static void ending(Registry.Group tcp) {
    tcp.add(
            "tcp.options.mptcp.reserved",
            "Reserved",
            HEX_16,
            "Twelve bits without a meaning so far.",
            mptcp(
                    (b, at, len) ->
                        is(b, at, FAIL) || is(b, at, FAST_CLOSE) || is(b, at, JOIN) && len == 24)
                .bits(2, 2, 0xfff))
        .add(
            "tcp.options.mptcp.rst_reason",
            "Reason of the reset",
            HEX_8,
            "Why this connection of the session is reset.",
            "RFC 8684 §3.6",
            subtype(RESET).number(3, 1));
  }

  private static void add(
      Registry.Group tcp, String name, String title, String sentence, Field.Reader reader) {
    tcp.add("tcp.options.mptcp." + name, title, UNSIGNED, sentence, reader);
  }

  private static void flag(
      Registry.Group tcp, String name, String title, int mask, String sentence, int subtype) {
    add(tcp, name, title, sentence, subtype(subtype).bits(3, 1, mask));
  }

  private static TcpOptionPart mptcp(TcpOptionPart.Condition condition) {
    return TcpOptionPart.ofKind(
        TcpOptions.MPTCP, (b, at, len) -> len > 2 && condition.holds(b, at, len));
  }

  private static TcpOptionPart subtype(int subtype) {
    return mptcp((b, at, len) -> is(b, at, subtype));
  }

  private static TcpOptionPart subtype(int subtype, int wantedLen) {
    return mptcp((b, at, len) -> len == wantedLen && is(b, at, subtype));
  }

  private static TcpOptionPart capableOf(int version) {
    return mptcp((b, at, len) -> is(b, at, CAPABLE) && ((b[at + 2] & 0xf) == 1) == (version == 1));
  }

  private static TcpOptionPart keys(int... lens) {
    return withLen(CAPABLE, lens);
  }

  private static TcpOptionPart added(int... lens) {
    return withLen(ADD_ADDRESS, lens);
  }

  private static TcpOptionPart withLen(int subtype, int... lens) {
    return mptcp((b, at, len) -> is(b, at, subtype) && isOneOf(len, lens));
  }

  private static TcpOptionPart dss(int flag) {
    return mptcp((b, at, len) -> len > 3 && is(b, at, DSS) && (b[at + 3] & flag) != 0);
  }

  private static boolean isOneOf(int len, int[] lens) {
    for (int l : lens) {
      if (l == len) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(byte[] b, int at, int subtype) {
    return (b[at + 2] >> 4 & 0xf) == subtype;
  }

  /** Flags stand in their own byte or beside the subtype; 0 if there are none. */
  private static int flagsAt(byte[] b, int at, int len) {
    return switch (b[at + 2] >> 4 & 0xf) {
      case CAPABLE, DSS -> 3;
      case PRIORITY, RESET -> 2;
      case JOIN -> len == 12 || len == 16 ? 2 : 0;
      default -> 0;
    };
  }

  private static boolean carriesData(byte[] b, int at, int len) {
    return is(b, at, CAPABLE) && (len == 22 || len == 24);
  }

  private static boolean namesVersion(byte[] b, int at) {
    int version = b[at + 2] & 0xf;
    return version == 4 || version == 6;
  }

  private static int addressIds(byte[] b, int at, int len) {
    return switch (b[at + 2] >> 4 & 0xf) {
      case JOIN -> len == 12 || len == 16 ? 1 : 0;
      case ADD_ADDRESS -> 1;
      case REMOVE_ADDRESS -> len - 3;
      case PRIORITY -> len == 4 ? 1 : 0;
      default -> 0;
    };
  }

  private static int ackLen(byte[] b, int at) {
    int flags = b[at + 3];
    return (flags & ACK_PRESENT) == 0 ? 0 : (flags & ACK_OF_8_BYTES) != 0 ? 8 : 4;
  }

  private static int numberLen(byte[] b, int at) {
    return (b[at + 3] & DSN_OF_8_BYTES) != 0 ? 8 : 4;
  }

  /** Where the subflow sequence number stands. */
  private static int mappingAt(TcpOptions o, int i) {
    return 4 + ackLen(o.bytes(), o.at(i)) + numberLen(o.bytes(), o.at(i));
  }
}
