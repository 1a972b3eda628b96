package inflight.ui.model;

import inflight.packet.index.FrameKind;
import inflight.packet.index.FrameReader;
import inflight.packet.index.FrameTable;
import inflight.packet.wire.Addresses;
import inflight.packet.wire.Arp;
import inflight.packet.wire.Bytes;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Ethernet;
import inflight.packet.wire.Icmp;
import inflight.packet.wire.Ipv4;
import inflight.packet.wire.Ipv6;
import inflight.packet.wire.Protocol;
import inflight.packet.wire.Seq;
import inflight.packet.wire.Tcp;
import inflight.packet.wire.TcpOptions;
import inflight.packet.wire.Udp;
import inflight.query.filter.Filter;
import inflight.tcp.connection.Connection;
import inflight.tcp.connection.ConnectionTable;
import inflight.tcp.connection.Side;
import inflight.tcp.verdict.Verdict;
import java.io.IOException;

/** Makes the lines of the packet list: reads a frame again and says in one line what it is. */
final class FrameText {
  /** In the order in which people say them. */
  private static final int[] FLAGS = {
    Tcp.SYN, Tcp.FIN, Tcp.RST, Tcp.PSH, Tcp.ACK, Tcp.URG, Tcp.ECE, Tcp.CWR, Tcp.AE
  };

  private static final String[] FLAG_NAMES = {
    "SYN", "FIN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"
  };

  private final FrameTable table;
  private final ConnectionTable connections;
  private final TcpOptions options = new TcpOptions();

  FrameText(FrameTable table, ConnectionTable connections) {
    this.table = table;
    this.connections = connections;
  }

  FrameLine line(FrameReader reader, int row) throws IOException {
    Dissection d = reader.read(row);
    int len = reader.record().originalLen();
    int network = outerNetwork(d);
    String info = info(d, row);
    if (d.fault() != null) {
      info = "[" + d.fault().message() + "] " + info;
    }
    return new FrameLine(
        address(d, network, true),
        address(d, network, false),
        FrameKind.protocol(d).shortName(),
        Filter.protocolName(FrameKind.protocol(d)),
        len,
        info);
  }

  /** Who really sent the frame: not the IP header that an ICMP error quotes. */
  private static int outerNetwork(Dissection d) {
    for (int i = 0; i < d.count(); i++) {
      Protocol p = d.protocol(i);
      if (p == Protocol.IPV4 || p == Protocol.IPV6 || p == Protocol.ARP) {
        return i;
      }
    }
    return -1;
  }

  private static String address(Dissection d, int network, boolean source) {
    if (network < 0) {
      return mac(d, source);
    }
    byte[] b = d.data(network);
    int at = d.start(network);
    int captured = d.capturedEnd(network) - at;
    return switch (d.protocol(network)) {
      case IPV4 ->
          captured >= Ipv4.MIN_HEADER_LEN
              ? Addresses.v4(b, at + (source ? Ipv4.SOURCE : Ipv4.DESTINATION))
              : "";
      case IPV6 ->
          captured >= Ipv6.HEADER_LEN
              ? Addresses.v6(b, at + (source ? Ipv6.SOURCE : Ipv6.DESTINATION))
              : "";
      default -> mac(d, source);
    };
  }

  private static String mac(Dissection d, boolean source) {
    boolean ethernet =
        d.count() > 0
            && (d.protocol(0) == Protocol.ETHERNET || d.protocol(0) == Protocol.IEEE_802_3)
            && d.capturedEnd(0) - d.start(0) >= Ethernet.HEADER_LEN;
    return ethernet ? Addresses.mac(d.data(0), d.start(0) + (source ? Ethernet.SOURCE : 0)) : "";
  }

  private String info(Dissection d, int row) {
    if (d.pendingFragment() >= 0) {
      return Words.of("info.fragment");
    }
    for (int i = 0; i < d.count(); i++) {
      byte[] b = d.data(i);
      int at = d.start(i);
      int captured = d.capturedEnd(i) - at;
      switch (d.protocol(i)) {
        case TCP -> {
          return captured >= Tcp.FOLLOW_LEN ? tcp(d, i, row) : "";
        }
        case UDP -> {
          return captured >= Udp.HEADER_LEN ? udp(b, at) : "";
        }
        case ICMP, ICMPV6 -> {
          return captured >= 4 ? icmp(d, i) : "";
        }
        case ARP -> {
          return arp(b, at, captured);
        }
        default -> {}
      }
    }
    return d.count() == 0 ? "" : d.protocol(d.last()).title();
  }

  private String tcp(Dissection d, int layer, int row) {
    byte[] b = d.data(layer);
    int at = d.start(layer);
    int flags = Tcp.flags(b, at);
    StringBuilder text = new StringBuilder(96);
    verdicts(text, table.verdict(row));
    text.append(Tcp.sourcePort(b, at)).append(" → ").append(Tcp.destinationPort(b, at));
    for (int i = 0; i < FLAGS.length; i++) {
      if ((flags & FLAGS[i]) != 0) {
        text.append(' ').append(FLAG_NAMES[i]);
      }
    }
    int number = table.connection(row);
    Connection c = number < 0 ? null : connections.get(number);
    Side sent = c == null ? null : table.fromB(row) ? c.b() : c.a();
    Side other = c == null ? null : table.fromB(row) ? c.a() : c.b();
    text.append(" seq ").append(relative(Tcp.seq(b, at), sent));
    if ((flags & Tcp.ACK) != 0) {
      text.append(" ack ").append(relative(Tcp.ack(b, at), other));
    }
    int window = Tcp.window(b, at);
    boolean scaled = sent != null && (flags & Tcp.SYN) == 0 && sent.windowShift > 0;
    text.append(" win ").append(scaled ? (long) window << sent.windowShift : window);
    int len = Tcp.payloadLen(d, layer);
    if (len > 0) {
      text.append(" len ").append(len);
    }
    options(text, d, layer, flags);
    return text.toString();
  }

  private static void verdicts(StringBuilder text, int bits) {
    if (bits == 0) {
      return;
    }
    String separator = "[";
    for (Verdict v : Verdict.values()) {
      if (v.in(bits)) {
        text.append(separator).append(v.title());
        separator = ", ";
      }
    }
    text.append("] ");
  }

  private static long relative(int seq, Side side) {
    return Seq.unsigned(side == null || !side.baseKnown ? seq : seq - side.baseSeq);
  }

  private void options(StringBuilder text, Dissection d, int layer, int flags) {
    if (!Tcp.has(d, layer, Tcp.MIN_HEADER_LEN)
        || Tcp.headerLen(d.data(layer), d.start(layer)) <= Tcp.MIN_HEADER_LEN) {
      return;
    }
    options.parse(d, layer);
    if ((flags & Tcp.SYN) != 0) {
      if (options.mss() >= 0) {
        text.append(" MSS ").append(options.mss());
      }
      if (options.windowShift() >= 0) {
        text.append(" WS ").append(options.windowShift());
      }
      if (options.sackPermitted()) {
        text.append(" SACK");
      }
    }
    if (options.sackBlocks() > 0) {
      text.append(" SACK blocks ").append(options.sackBlocks());
    }
  }

  private static String udp(byte[] b, int at) {
    return Udp.sourcePort(b, at)
        + " → "
        + Udp.destinationPort(b, at)
        + " len "
        + Math.max(0, Udp.length(b, at) - Udp.HEADER_LEN);
  }

  private static String icmp(Dissection d, int layer) {
    byte[] b = d.data(layer);
    int at = d.start(layer);
    boolean v6 = d.protocol(layer) == Protocol.ICMPV6;
    int type = Icmp.type(b, at);
    int code = Icmp.code(b, at);
    String key = (v6 ? "icmp6." : "icmp4.") + type;
    String name =
        Words.bundle().containsKey(key + "." + code)
            ? Words.of(key + "." + code)
            : Words.bundle().containsKey(key) ? Words.of(key) : Words.of("icmp.type", type, code);
    if (!d.tcpQuoted() || !Tcp.has(d, d.tcp(), 4)) {
      return name;
    }
    byte[] t = d.data(d.tcp());
    int tcpAt = d.start(d.tcp());
    return name
        + ", "
        + Words.of(
            "icmp.about",
            Integer.toString(Tcp.sourcePort(t, tcpAt)),
            Integer.toString(Tcp.destinationPort(t, tcpAt)));
  }

  private static String arp(byte[] b, int at, int captured) {
    boolean ipv4 =
        captured >= Arp.HEADER_LEN + 20
            && Arp.hardwareLen(b, at) == 6
            && Arp.protocolLen(b, at) == 4
            && Bytes.u16(b, at + 2) == 0x0800;
    if (!ipv4) {
      return captured >= Arp.HEADER_LEN
          ? Words.of("arp.other", Integer.toString(Arp.operation(b, at)))
          : "";
    }
    String sender = Addresses.v4(b, at + Arp.senderProtocolAt(b, at));
    String target = Addresses.v4(b, at + Arp.targetProtocolAt(b, at));
    return switch (Arp.operation(b, at)) {
      case 1 -> Words.of("arp.request", target, sender);
      case 2 -> Words.of("arp.reply", sender, Addresses.mac(b, at + Arp.HEADER_LEN));
      default -> Words.of("arp.other", Integer.toString(Arp.operation(b, at)));
    };
  }
}
