package inflight.lab.script;

import inflight.packet.wire.Tcp;
import inflight.packet.wire.TcpOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Understands one segment line, from its flags on. */
final class SegmentParser {
  private static final long MAX_OFFSET = 1L << 50;
  private static final long MAX_32 = 0xffff_ffffL;
  private static final int MAX_LEN = 0xffff;
  private static final int DEFAULT_WINDOW = 65_535;

  private final Tokens t;
  private final long deltaNanos;
  private final boolean fromClient;
  private final Set<String> given = new HashSet<>();

  private int flags;
  private long seq;
  private int len = -1;
  private long ack = Script.NONE;
  private long ackRaw;
  private int window = DEFAULT_WINDOW;
  private int urgentPointer;
  private Options options = Options.NONE;
  private Script.Payload payload;
  private int ecn;
  private int ttl = Script.NONE;
  private int id = Script.NONE;
  private boolean lost;
  private boolean badChecksum;

  SegmentParser(Tokens t, long deltaNanos, boolean fromClient) {
    this.t = t;
    this.deltaNanos = deltaNanos;
    this.fromClient = fromClient;
  }

  Script.Segment parse() throws ScriptException {
    flags(t.word());
    interval(t.next());
    while (!t.next().isEmpty()) {
      String word = t.word();
      String what = word.startsWith("<") ? "options" : word;
      what = word.startsWith("\"") || word.startsWith("hex:") ? "payload" : what;
      what = word.startsWith("ect") || word.equals("ce") ? "ecn" : what;
      if (!given.add(what)) {
        throw t.wrong("there is one " + what + " already");
      }
      part(word);
    }
    if (given.contains("ack") && given.contains("ackraw")) {
      throw t.wrong("ack and ackraw are the same field");
    }
    if ((flags & Tcp.ACK) != 0 && !given.contains("ack") && !given.contains("ackraw")) {
      throw t.wrong("a segment with the flag A wants ack and its number");
    }
    if (len < 0) {
      len = payload == null ? 0 : payload.length();
    }
    return new Script.Segment(
        deltaNanos,
        fromClient,
        flags,
        seq,
        len,
        ack,
        ackRaw,
        window,
        urgentPointer,
        options,
        payload,
        ecn,
        ttl,
        id,
        lost,
        badChecksum,
        t.comment());
  }

  private void flags(String word) throws ScriptException {
    if (word.equals(".")) {
      return;
    }
    for (int i = 0; i < word.length(); i++) {
      int flag = ScriptPrinter.FLAG_LETTERS.indexOf(word.charAt(i));
      if (flag < 0 || (flags & ScriptPrinter.FLAGS[flag]) != 0) {
        throw t.wrong(
            i, "flags are letters of SFRPAUEWe, or . for none" + Tokens.found(word.substring(i)));
      }
      flags |= ScriptPrinter.FLAGS[flag];
    }
    if (word.isEmpty()) {
      throw t.wrong("flags are wanted, or udp");
    }
  }

  private void interval(String word) throws ScriptException {
    int colon = word.indexOf(':');
    if (colon < 0) {
      seq = t.number(word, 0, -MAX_OFFSET, MAX_OFFSET);
      return;
    }
    seq = t.number(word.substring(0, colon), 0, -MAX_OFFSET, MAX_OFFSET);
    String end = word.substring(colon + 1);
    len = (int) (t.number(end, colon + 1, seq, seq + MAX_LEN) - seq);
  }

  private void part(String word) throws ScriptException {
    switch (word) {
      case "ack" -> ack = t.number(-MAX_OFFSET, MAX_OFFSET);
      case "ackraw" -> ackRaw = t.number(0, MAX_32);
      case "win" -> window = (int) t.number(0, 0xffff);
      case "urg" -> urgentPointer = (int) t.number(0, 0xffff);
      case "ect0" -> ecn = 2;
      case "ect1" -> ecn = 1;
      case "ce" -> ecn = 3;
      case "ttl" -> ttl = (int) t.number(0, 255);
      case "id" -> id = (int) t.number(0, 0xffff);
      case "reserved" -> flags |= (int) t.number(0, 7) << ScriptPrinter.RESERVED_SHIFT;
      case "lost" -> lost = true;
      case "badsum" -> badChecksum = true;
      default -> {
        if (word.startsWith("<")) {
          options = options(word.substring(1, word.length() - 1));
          return;
        }
        payload = ScriptParser.payload(t, word);
        if (payload == null) {
          throw t.wrong(
              "ack, win, <options>, \"text\", hex:, urg, ect0, ect1, ce, ttl, id, lost or badsum"
                  + " is wanted"
                  + Tokens.found(word));
        }
        if (len >= 0 && len != payload.length()) {
          throw t.wrong(
              "the payload has " + payload.length() + " bytes, but the interval has " + len);
        }
      }
    }
  }

  private Options options(String text) throws ScriptException {
    List<Options.Option> list = new ArrayList<>();
    int at = 1;
    for (String one : text.split(",", -1)) {
      list.add(option(one.strip(), at));
      at += one.length() + 1;
    }
    if (list.size() > 1 && list.stream().anyMatch(SegmentParser::isWhole)) {
      throw t.wrong("hex: gives all the options, there can be no other one");
    }
    Options parsed = new Options(list);
    int encoded = parsed.encode(0).length;
    if (encoded > Options.MAX_LEN) {
      throw t.wrong(
          "these options take " + encoded + " bytes, a header has room for " + Options.MAX_LEN);
    }
    return parsed;
  }

  private static boolean isWhole(Options.Option o) {
    return o instanceof Options.Bytes b && b.kind() == Options.Bytes.WHOLE;
  }

  private Options.Option option(String text, int at) throws ScriptException {
    int space = text.indexOf(' ');
    String name = space < 0 ? text : text.substring(0, space);
    String value = space < 0 ? "" : text.substring(space + 1).strip();
    int valueAt = at + (space < 0 ? name.length() : space + 1);
    if (name.startsWith("hex:")) {
      byte[] all = ScriptParser.hex(t, name.substring(4), at + 4);
      if (all.length == 0 || all.length % 4 != 0) {
        throw t.wrong(at, "options are a multiple of 4 bytes");
      }
      return new Options.Bytes(Options.Bytes.WHOLE, new Script.Payload(all));
    }
    return switch (name) {
      case "nop" -> known(TcpOptions.NOP, value, valueAt);
      case "eol" -> known(TcpOptions.EOL, value, valueAt);
      case "sackOK" -> known(TcpOptions.SACK_PERMITTED, value, valueAt);
      case "mss" -> new Options.Known(TcpOptions.MSS, t.number(value, valueAt, 0, 0xffff), 0);
      case "wscale" ->
          new Options.Known(TcpOptions.WINDOW_SCALE, t.number(value, valueAt, 0, 255), 0);
      case "ts" -> {
        int slash = value.indexOf('/');
        if (slash < 0) {
          throw t.wrong(valueAt, "ts VALUE/ECHO is wanted");
        }
        long echo = t.number(value.substring(slash + 1), valueAt + slash + 1, 0, MAX_32);
        long sent = t.number(value.substring(0, slash), valueAt, 0, MAX_32);
        yield new Options.Known(TcpOptions.TIMESTAMPS, sent, echo);
      }
      case "sack" -> sack(value, valueAt);
      case "tfo" -> bytes(TcpOptions.FAST_OPEN, value, valueAt);
      default -> {
        if (!name.matches("k\\d{1,3}")) {
          throw t.wrong(
              at,
              "options are mss, sackOK, ts, nop, wscale, sack, tfo, eol, kN" + Tokens.found(name));
        }
        yield bytes((int) t.number(name.substring(1), at + 1, 2, 255), value, valueAt);
      }
    };
  }

  private Options.Option known(int kind, String value, int at) throws ScriptException {
    if (!value.isEmpty()) {
      throw t.wrong(at, "this option has no value");
    }
    return new Options.Known(kind, 0, 0);
  }

  private Options.Option bytes(int kind, String value, int at) throws ScriptException {
    return new Options.Bytes(kind, new Script.Payload(ScriptParser.hex(t, value, at)));
  }

  private Options.Option sack(String value, int at) throws ScriptException {
    List<Long> edges = new ArrayList<>();
    for (String block : value.split("/", -1)) {
      int colon = block.indexOf(':');
      if (colon < 0) {
        throw t.wrong(at, "sack START:END/START:END is wanted");
      }
      edges.add(t.number(block.substring(0, colon), at, -MAX_OFFSET, MAX_OFFSET));
      edges.add(t.number(block.substring(colon + 1), at, -MAX_OFFSET, MAX_OFFSET));
    }
    return new Options.Sack(edges);
  }
}
