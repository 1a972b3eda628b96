package inflight.query.field;

import static inflight.query.field.FieldType.NONE;

import inflight.packet.wire.Dissection;
import inflight.packet.wire.OptionStop;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.Seq;
import inflight.packet.wire.Tcp;
import inflight.packet.wire.TcpOptions;
import inflight.packet.wire.TcpOptions.Trouble;
import inflight.tcp.connection.Side;

/** What is worth a remark on a TCP header: milestones, oddities, errors in the options. */
final class TcpNoteFields {
  /** How often a note is made on a header; mostly not at all or once. */
  @FunctionalInterface
  private interface Count {
    int of(FrameView v, int layer);
  }

  private TcpNoteFields() {}

  static void addTo(Registry registry) {
    Registry.Group tcp = registry.of("RFC 9293 §3.1", Protocol.TCP);
    milestones(tcp);
    header(tcp);
    options(tcp);
    selectiveAcknowledgment(tcp);
    fastOpen(tcp);
  }

  private static void milestones(Registry.Group tcp) {
    String section = "RFC 9293 §3.5";
    flags(tcp, "connection.syn", "Asks for a connection", section, Tcp.SYN | Tcp.ACK, Tcp.SYN);
    int both = Tcp.SYN | Tcp.ACK;
    flags(tcp, "connection.synack", "Accepts a connection", section, both, both);
    flags(tcp, "connection.fin", "Has no more data", "RFC 9293 §3.6", Tcp.FIN, Tcp.FIN);
    flags(tcp, "connection.rst", "Ends the connection at once", section, Tcp.RST, Tcp.RST);
    note(
        tcp,
        "connection.fin_active",
        "Closes first",
        "The sender of this FIN was the first to close.",
        "RFC 9293 §3.6",
        (v, layer) -> closes(v, layer, true));
    note(
        tcp,
        "connection.fin_passive",
        "Closes second",
        "The other side had closed already.",
        "RFC 9293 §3.6",
        (v, layer) -> closes(v, layer, false));
  }

  private static void flags(
      Registry.Group tcp, String name, String title, String rfc, int mask, int wanted) {
    note(
        tcp,
        name,
        title,
        "The segment " + Character.toLowerCase(title.charAt(0)) + title.substring(1) + ".",
        rfc,
        (v, layer) -> v.hasTcp(layer, 0) && (v.tcpFlags(layer) & mask) == wanted ? 1 : 0);
  }

  private static int closes(FrameView v, int layer, boolean first) {
    boolean fin = v.inConnection(layer) && v.hasTcp(layer, 0) && (v.tcpFlags(layer) & Tcp.FIN) != 0;
    return fin && closedFirst(v.sent(), v.other()) == first ? 1 : 0;
  }

  private static boolean closedFirst(Side s, Side other) {
    return s.finFrame != 0 && (other.finFrame == 0 || s.finFrame < other.finFrame);
  }

  private static void header(Registry.Group tcp) {
    note(
        tcp,
        "short_segment",
        "Header longer than the packet",
        "The packet ends before the TCP header does.",
        "RFC 9293 §3.1",
        (v, layer) -> {
          Dissection d = v.dissection();
          boolean whole = layer == d.tcp() && !d.tcpQuoted() && !d.tcpInFirstFragment();
          if (!whole || !v.has(layer, Tcp.FOLLOW_LEN)) {
            return 0;
          }
          int headerLen = Tcp.headerLen(v.data(layer), v.start(layer));
          return d.wireEnd(layer) - v.start(layer) < headerLen ? 1 : 0;
        });
    note(
        tcp,
        "bogus_header_length",
        "Header too short",
        "The header says that it is shorter than 20 bytes.",
        "RFC 9293 §3.1",
        (v, layer) ->
            v.has(layer, Tcp.FOLLOW_LEN)
                    && Tcp.headerLen(v.data(layer), v.start(layer)) < Tcp.MIN_HEADER_LEN
                ? 1
                : 0);
    note(
        tcp,
        "ack.nonzero",
        "Acknowledgment number without ACK",
        "The acknowledgment number is not zero though the ACK flag is not set.",
        "RFC 9293 §3.1",
        (v, layer) ->
            v.hasTcp(layer, 0)
                    && (v.tcpFlags(layer) & Tcp.ACK) == 0
                    && Tcp.ack(v.data(layer), v.start(layer)) != 0
                ? 1
                : 0);
    note(
        tcp,
        "urgent_pointer.non_zero",
        "Urgent pointer without URG",
        "The urgent pointer is not zero though the URG flag is not set.",
        "RFC 9293 §3.1",
        (v, layer) ->
            v.hasTcp(layer, Tcp.MIN_HEADER_LEN)
                    && (v.tcpFlags(layer) & Tcp.URG) == 0
                    && Tcp.urgentPointer(v.data(layer), v.start(layer)) != 0
                ? 1
                : 0);
    never(
        tcp,
        "checksum_bad.expert",
        "Bad checksum",
        "The checksum is wrong. Wireshark does not check it unless told to: always empty; see"
            + " inflight.tcp.checksum.");
    never(
        tcp,
        "checksum.ffff",
        "Checksum ffff",
        "The checksum is 0xffff in place of 0. Wireshark does not check it unless told to: always"
            + " empty.");
  }

  private static void options(Registry.Group tcp) {
    note(
        tcp,
        "option.len.invalid",
        "Option of a wrong length",
        "The length of an option is not the one that its kind has, or it does not fit.",
        "RFC 9293 §3.2",
        TcpNoteFields::wrongLengths);
    note(
        tcp,
        "nop",
        "Four no-operations in a row",
        "A router may have overwritten options.",
        "RFC 9293 §3.2",
        TcpNoteFields::nopRuns);
    note(
        tcp,
        "non_zero_bytes_after_eol",
        "Bytes behind the end of options",
        "What follows the end of the option list is not zero.",
        "RFC 9293 §3.2",
        (v, layer) -> ended(v, layer, Trouble.BYTES_AFTER_END) ? 1 : 0);
    note(
        tcp,
        "options.mss.absent",
        "SYN without MSS",
        "The SYN has options, but not the maximum segment size.",
        "RFC 9293 §3.7.1",
        (v, layer) ->
            v.hasTcp(layer, 20)
                    && (v.tcpFlags(layer) & Tcp.SYN) != 0
                    && v.options(layer).count() > 0
                    && v.options(layer).fault() == Trouble.NONE
                    && v.headerRead(layer)
                    && v.options(layer).find(TcpOptions.MSS) < 0
                ? 1
                : 0);
    note(
        tcp,
        "options.mss.present",
        "MSS outside of a SYN",
        "The maximum segment size belongs into a SYN.",
        "RFC 9293 §3.7.1",
        (v, layer) ->
            count(
                v,
                layer,
                (o, i) -> o.kind(i) == TcpOptions.MSS && (v.tcpFlags(layer) & Tcp.SYN) == 0));
    note(
        tcp,
        "options.wscale.shift.invalid",
        "Window shift above 14",
        "The window shift is larger than 14 and counts as 14.",
        "RFC 7323 §2.3",
        (v, layer) ->
            count(
                v,
                layer,
                (o, i) ->
                    o.kind(i) == TcpOptions.WINDOW_SCALE
                        && o.len(i) == 3
                        && o.has(i, 3)
                        && (o.bytes()[o.at(i) + 2] & 0xff) > TcpOptions.MAX_WINDOW_SHIFT));
  }

  private static int wrongLengths(FrameView v, int layer) {
    int wrong =
        count(v, layer, (o, i) -> o.has(i, Math.min(2, o.len(i))) && OptionStop.lenIsNoted(o, i));
    boolean misfit =
        ended(v, layer, Trouble.LENGTH_MISSING)
            || ended(v, layer, Trouble.LENGTH_TOO_SHORT)
            || ended(v, layer, Trouble.PAST_HEADER);
    return misfit ? wrong + 1 : wrong;
  }

  /** The walk over the options got to its end, which was this trouble. */
  private static boolean ended(FrameView v, int layer, Trouble trouble) {
    int count = v.optionCount(layer);
    TcpOptions o = v.options(layer);
    return o.fault() == trouble && !v.optionsStopped(layer) && count == o.count();
  }

  /**
   * Wireshark counts no-operations, starting again at one on a multiple of four that is not the
   * first.
   */
  private static int nopRuns(FrameView v, int layer) {
    int count = v.optionCount(layer);
    TcpOptions o = v.options(layer);
    int run = 0;
    int notes = 0;
    for (int i = 0; i < count; i++) {
      if (o.kind(i) == TcpOptions.NOP) {
        boolean aligned = (o.at(i) - v.start(layer)) % 4 == 0;
        run = run == 0 || !aligned ? run + 1 : 0;
        notes += run == 4 ? 1 : 0;
      }
    }
    return notes;
  }

  private static void selectiveAcknowledgment(Registry.Group tcp) {
    note(
        tcp,
        "options.sack.dsack",
        "D-SACK",
        "The first block reports bytes that arrived twice.",
        "RFC 2883 §4",
        (v, layer) ->
            count(
                v,
                layer,
                (o, i) -> o.len(i) >= 10 && o.has(i, o.len(i)) && v.isDuplicateSack(layer, i)));
    note(
        tcp,
        "suboption_malformed",
        "Half a SACK block",
        "The option ends in the middle of a block.",
        "RFC 2018 §3",
        (v, layer) ->
            count(
                v,
                layer,
                (o, i) ->
                    o.kind(i) == TcpOptions.SACK && (o.len(i) - 2) % 8 != 0 && o.has(i, o.len(i))));
  }

  private static void fastOpen(Registry.Group tcp) {
    note(
        tcp,
        "analysis.tfo_syn",
        "SYN with Fast Open cookie",
        "The SYN carries a cookie, so that it may carry data.",
        "RFC 7413 §4.1.3",
        (v, layer) -> {
          int[] cookies = {0};
          boolean syn = v.hasTcp(layer, 20) && (v.tcpFlags(layer) & (Tcp.SYN | Tcp.ACK)) == Tcp.SYN;
          if (syn) {
            RareTcpOptionFields.eachCookie(v, layer, (at, len) -> cookies[0] += len > 0 ? 1 : 0);
          }
          return cookies[0];
        });
    note(
        tcp,
        "analysis.tfo_ack",
        "Fast Open data accepted",
        "The SYN ACK acknowledges data of the SYN.",
        "RFC 7413 §4.1.3",
        (v, layer) -> isSynAck(v, layer) && acksData(v, layer) ? 1 : 0);
    note(
        tcp,
        "analysis.tfo_ignored",
        "Fast Open data ignored",
        "The SYN had a cookie and data, and the SYN ACK acknowledges the SYN only.",
        "RFC 7413 §4.1.3",
        (v, layer) ->
            isSynAck(v, layer)
                    && v.inConnection(layer)
                    && v.connection().fastOpenData
                    && !acksData(v, layer)
                ? 1
                : 0);
  }

  private static boolean isSynAck(FrameView v, int layer) {
    int both = Tcp.SYN | Tcp.ACK;
    return v.hasTcp(layer, 0) && (v.tcpFlags(layer) & both) == both;
  }

  private static boolean acksData(FrameView v, int layer) {
    int base = v.followed(layer) ? v.other().baseSeq : 0;
    return Seq.unsigned(Tcp.ack(v.data(layer), v.start(layer)) - base) > 1;
  }

  /** Chooses options. */
  @FunctionalInterface
  private interface OptionTest {
    boolean holds(TcpOptions o, int i);
  }

  private static int count(FrameView v, int layer, OptionTest test) {
    int count = v.optionCount(layer);
    TcpOptions o = v.options(layer);
    int found = 0;
    for (int i = 0; i < count; i++) {
      found += test.holds(o, i) ? 1 : 0;
    }
    return found;
  }

  private static void note(
      Registry.Group tcp, String name, String title, String sentence, String rfc, Count count) {
    tcp.add(
        "tcp." + name,
        title,
        NONE,
        sentence,
        rfc,
        (v, layer, out) -> {
          for (int n = count.of(v, layer); n > 0; n--) {
            out.derived(1);
          }
        });
  }

  private static void never(Registry.Group tcp, String name, String title, String sentence) {
    tcp.add("tcp." + name, title, NONE, sentence, Registry.NEVER);
  }
}
