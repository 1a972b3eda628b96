package inflight.query.field;

import static inflight.query.field.FieldType.BOOLEAN;
import static inflight.query.field.FieldType.BYTES;
import static inflight.query.field.FieldType.HEX_16;
import static inflight.query.field.FieldType.NONE;
import static inflight.query.field.FieldType.UNSIGNED;

import inflight.packet.wire.Bytes;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.TcpOptions;

/** TCP options that few segments have, and experiments. */
final class RareTcpOptionFields {
  private static final int TARR = 0x00ac;
  private static final int FAST_OPEN = 0xf989;
  private static final int ACC_ECN_0 = 0xacc0;
  private static final int ACC_ECN_1 = 0xacc1;

  private RareTcpOptionFields() {}

  static void addTo(Registry registry) {
    Registry.Group tcp = registry.of("RFC 9293 §3.2", Protocol.TCP);
    obsolete(tcp);
    signatures(tcp);
    timers(tcp);
    fastOpen(tcp);
    accurateEcn(tcp);
    experiments(tcp);
  }

  private static void obsolete(Registry.Group tcp) {
    tcp.add(
            "tcp.options.echo_value",
            "Echo value",
            UNSIGNED,
            "Number to be sent back, or sent back; timestamps took its place.",
            "RFC 1072 §3",
            new TcpOptionPart(k -> k == 6 || k == 7, (b, at, len) -> len == 6).number(2, 4))
        .add(
            "tcp.options.cc_value",
            "Connection count",
            UNSIGNED,
            "Number of the connection in T/TCP, which nobody uses any more.",
            "RFC 1644 §4.1",
            new TcpOptionPart(k -> k >= 11 && k <= 13, (b, at, len) -> len == 6).number(2, 4));
  }

  private static void signatures(Registry.Group tcp) {
    TcpOptionPart ao = TcpOptionPart.ofKind(TcpOptions.AUTHENTICATION, (b, at, len) -> len >= 4);
    tcp.add(
            "tcp.options.md5.digest",
            "MD5 digest",
            BYTES,
            "Proof that the segment comes from somebody who knows the password (BGP).",
            "RFC 2385 §2",
            TcpOptionPart.ofLen(TcpOptions.MD5, 18).bytes(2, 16))
        .add(
            "tcp.options.ao.keyid",
            "Key ID",
            UNSIGNED,
            "Key that the segment was signed with.",
            "RFC 5925 §2.2",
            ao.number(2, 1))
        .add(
            "tcp.options.ao.rnextkeyid",
            "Next key ID",
            UNSIGNED,
            "Key that the sender wants the other side to sign with.",
            "RFC 5925 §2.2",
            ao.number(3, 1))
        .add(
            "tcp.options.ao.mac",
            "Message authentication code",
            BYTES,
            "Proof that the segment was not changed on its way.",
            "RFC 5925 §2.2",
            ao.rest(4));
  }

  private static void timers(Registry.Group tcp) {
    TcpOptionPart quickStart = TcpOptionPart.ofLen(27, 8);
    TcpOptionPart timeout = TcpOptionPart.ofLen(TcpOptions.USER_TIMEOUT, 4);
    tcp.add(
            "tcp.options.qs.rate",
            "Quick-Start rate",
            UNSIGNED,
            "Rate that all routers of the path agreed to, in steps of a factor of two.",
            "RFC 4782 §3.2",
            quickStart.bits(2, 1, 0xf))
        .add(
            "tcp.options.qs.ttl_diff",
            "Quick-Start TTL difference",
            UNSIGNED,
            "Tells whether every router of the path knew Quick-Start.",
            "RFC 4782 §3.2",
            quickStart.number(3, 1))
        .add(
            "tcp.options.user_to_granularity",
            "Timeout in minutes",
            BOOLEAN,
            "The user timeout counts minutes, not seconds.",
            "RFC 5482 §3",
            timeout.bits(2, 2, 0x8000))
        .add(
            "tcp.options.user_to_val",
            "User timeout",
            UNSIGNED,
            "How long the sender keeps a connection that gets no answer.",
            "RFC 5482 §3",
            timeout.bits(2, 2, 0x7fff))
        .add(
            "tcp.options.tarr.rate",
            "ACK rate",
            UNSIGNED,
            "Segments after which the sender wants an ACK.",
            "draft-gomez-tcpm-ack-rate-request",
            experiment(TARR, 5).bits(4, 1, 0xfe))
        .add(
            "tcp.options.tar.reserved",
            "ACK rate, reserved",
            UNSIGNED,
            "A bit without a meaning so far.",
            "draft-gomez-tcpm-ack-rate-request",
            experiment(TARR, 5).bits(4, 1, 1));
  }

  private static void fastOpen(Registry.Group tcp) {
    tcp.add(
            "tcp.options.tfo.request",
            "Fast Open cookie request",
            NONE,
            "The client asks for a cookie that lets it send data in its next SYN.",
            "RFC 7413 §4.1.1",
            (v, layer, out) ->
                eachCookie(
                    v,
                    layer,
                    (at, len) -> {
                      if (len == 0) {
                        out.number(1, at, 0);
                      }
                    }))
        .add(
            "tcp.options.tfo.cookie",
            "Fast Open cookie",
            BYTES,
            "Proof that the client was here before, so that its SYN may carry data.",
            "RFC 7413 §4.1.1",
            (v, layer, out) ->
                eachCookie(
                    v,
                    layer,
                    (at, len) -> {
                      if (len > 0) {
                        out.bytes(v.options(layer).bytes(), at, len);
                      }
                    }));
  }

  /** Takes where a cookie stands; of 0 bytes if it is only asked for. */
  @FunctionalInterface
  interface CookieReader {
    void read(int at, int lenBytes);
  }

  /** The cookies among the options, of their own kind or as an experiment. */
  static void eachCookie(FrameView v, int layer, CookieReader reader) {
    int count = v.optionCount(layer);
    TcpOptions o = v.options(layer);
    for (int i = 0; i < count; i++) {
      int offset = o.kind(i) == TcpOptions.FAST_OPEN ? 2 : experiment(o, i) == FAST_OPEN ? 4 : 0;
      if (offset != 0 && o.has(i, o.len(i))) {
        reader.read(o.at(i) + offset, o.len(i) - offset);
      }
    }
  }

  private static void accurateEcn(Registry.Group tcp) {
    counter(tcp, "ee0b", "ECT(0) bytes", "Bytes that arrived marked ECT(0).", 0, 2);
    counter(tcp, "eceb", "CE bytes", "Bytes that arrived with the mark of congestion.", 1, 1);
    counter(tcp, "ee1b", "ECT(1) bytes", "Bytes that arrived marked ECT(1).", 2, 0);
  }

  /** A counter that is the n-th of three, by the order that the option uses. */
  private static void counter(
      Registry.Group tcp, String name, String title, String sentence, int inOrder0, int inOrder1) {
    Field.Reader reader =
        (v, layer, out) -> {
          int count = v.optionCount(layer);
          TcpOptions o = v.options(layer);
          for (int i = 0; i < count; i++) {
            int order = accEcnOrder(o, i);
            if (order >= 0) {
              int offset = o.kind(i) < TcpOptions.EXPERIMENT_1 ? 2 : 4;
              int slot = offset + 3 * (order == 0 ? inOrder0 : inOrder1);
              boolean fits = (o.len(i) - offset) % 3 == 0 && o.len(i) - offset <= 9;
              if (fits && slot + 3 <= o.len(i) && o.has(i, slot + 3)) {
                out.number(Bytes.u24(o.bytes(), o.at(i) + slot), o.at(i) + slot, 3);
              }
            }
          }
        };
    tcp.add("tcp.options.acc_ecn." + name, title, UNSIGNED, sentence, "RFC 9768 §3.2.3", reader);
  }

  /** 0 or 1, or -1 for another option. */
  private static int accEcnOrder(TcpOptions o, int i) {
    return switch (o.kind(i)) {
      case TcpOptions.ACC_ECN_0 -> 0;
      case TcpOptions.ACC_ECN_1 -> 1;
      default ->
          switch (experiment(o, i)) {
            case ACC_ECN_0 -> 0;
            case ACC_ECN_1 -> 1;
            default -> -1;
          };
    };
  }

  private static void experiments(Registry.Group tcp) {
    tcp.add(
            "tcp.options.experimental.exid",
            "Experiment",
            HEX_16,
            "Number that an experiment goes by.",
            "RFC 6994 §3",
            experimental((b, at, len) -> len >= 4).number(2, 2))
        .add(
            "tcp.options.experimental.data",
            "Data of the experiment",
            BYTES,
            "Bytes of an experiment that has no fields of its own.",
            "RFC 6994 §3",
            experimental((b, at, len) -> len >= 4)
                .each(
                    4,
                    (o, i, out) -> {
                      int id = experiment(o, i);
                      boolean known =
                          id == TARR || id == FAST_OPEN || id == ACC_ECN_0 || id == ACC_ECN_1;
                      if (!known && o.len(i) > 4 && o.has(i, o.len(i))) {
                        out.bytes(o.bytes(), o.at(i) + 4, o.len(i) - 4);
                      }
                    }))
        .add(
            "tcp.options.unknown.payload",
            "Unknown option",
            BYTES,
            "Bytes of an option that has no fields of its own.",
            new TcpOptionPart(k -> !TcpOptionKinds.isKnown(k), (b, at, len) -> true).rest(2));
  }

  private static TcpOptionPart experimental(TcpOptionPart.Condition condition) {
    return new TcpOptionPart(RareTcpOptionFields::isExperiment, condition);
  }

  private static TcpOptionPart experiment(int id, int wantedLen) {
    return experimental((b, at, len) -> len == wantedLen && Bytes.u16(b, at + 2) == id);
  }

  private static boolean isExperiment(int kind) {
    return kind == TcpOptions.EXPERIMENT_1 || kind == TcpOptions.EXPERIMENT_2;
  }

  /** The number of an experiment, or -1 for another option. */
  private static int experiment(TcpOptions o, int i) {
    boolean numbered = isExperiment(o.kind(i)) && o.len(i) >= 4 && o.has(i, 4);
    return numbered ? Bytes.u16(o.bytes(), o.at(i) + 2) : -1;
  }
}
