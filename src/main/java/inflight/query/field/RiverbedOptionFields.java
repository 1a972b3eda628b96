package inflight.query.field;

import static inflight.query.field.FieldType.BOOLEAN;
import static inflight.query.field.FieldType.HEX_16;
import static inflight.query.field.FieldType.HEX_8;
import static inflight.query.field.FieldType.IPV4;
import static inflight.query.field.FieldType.UNSIGNED;

import inflight.packet.wire.Protocol;
import inflight.packet.wire.TcpOptions;

/**
 * Options by which Riverbed's accelerators find each other on a path. No standard has them; what is
 * known of them is what other analysers show.
 */
final class RiverbedOptionFields {
  private static final int PROBE = 76;
  private static final int TRANSPARENCY = 78;
  private static final int TRANSPARENCY_LEN = 16;

  // Types of probes.
  private static final int QUERY = 0;
  private static final int RESPONSE = 1;
  private static final int INTERNAL = 2;
  private static final int TRACE = 3;
  private static final int QUERY_SH = 4;
  private static final int RESPONSE_SH = 5;
  private static final int QUERY_INFO = 6;
  private static final int RESPONSE_INFO = 7;
  private static final int QUERY_INFO_SH = 8;
  private static final int QUERY_INFO_STORE = 9;
  private static final int RESET = 10;

  private RiverbedOptionFields() {}

  static void addTo(Registry registry) {
    Registry.Group tcp = registry.of("", Protocol.TCP);
    probe(tcp);
    probeAddresses(tcp);
    probeFlags(tcp);
    transparency(tcp);
  }

  private static void probe(Registry.Group tcp) {
    tcp.add(
            "tcp.options.rvbd.probe.type1",
            "Probe type",
            UNSIGNED,
            "Kind of a probe of version 1.",
            version(1).bits(2, 1, 0xf0))
        .add(
            "tcp.options.rvbd.probe.type2",
            "Probe type",
            UNSIGNED,
            "Kind of a probe of version 2.",
            version(2).bits(2, 1, 0xfe))
        .add(
            "tcp.options.rvbd.probe.version",
            "Probe version",
            UNSIGNED,
            "Version of the probe.",
            probe((version, type) -> true)
                .each(
                    3,
                    (o, i, out) -> {
                      byte b = o.bytes()[o.at(i) + 2];
                      out.number(version(b) == 1 ? b & 0xf : 2, o.at(i) + 2, 1);
                    }))
        .add(
            "tcp.options.rvbd.probe.version_raw",
            "Probe version (raw)",
            UNSIGNED,
            "Version of a probe of version 2, which is written as 0.",
            version(2).bits(2, 1, 1))
        .add(
            "tcp.options.rvbd.probe.reserved",
            "Reserved",
            HEX_8,
            "A byte without a known meaning.",
            probe((version, type) -> version == 1 && type != INTERNAL).number(3, 1));
  }

  private static void probeAddresses(Registry.Group tcp) {
    tcp.add(
            "tcp.options.rvbd.probe.prober",
            "Client side accelerator",
            IPV4,
            "Address of the accelerator that asks.",
            probe((version, type) -> version == 1 && type != INTERNAL).number(4, 4))
        .add(
            "tcp.options.rvbd.probe.appli_ver",
            "Application version",
            UNSIGNED,
            "Version of the asking program.",
            probe(
                    (version, type) ->
                        version == 1 && (type == QUERY || type == QUERY_SH || type == TRACE))
                .number(8, 2))
        .add(
            "tcp.options.rvbd.probe.proxy.ip",
            "Server side accelerator",
            IPV4,
            "Address of the accelerator that answers.",
            responses((o, i, out) -> TcpOptionPart.number(o, i, proxyAt(o, i), 4, out)))
        .add(
            "tcp.options.rvbd.probe.proxy.port",
            "Server side port",
            UNSIGNED,
            "Port of the accelerator that answers.",
            responses((o, i, out) -> TcpOptionPart.number(o, i, proxyAt(o, i) + 4, 2, out)))
        .add(
            "tcp.options.rvbd.probe.client.ip",
            "Client",
            IPV4,
            "Address of the client.",
            probe((version, type) -> version == 1 ? type == RESPONSE_SH : type == QUERY_INFO_SH)
                .each(
                    3,
                    (o, i, out) -> {
                      boolean first = version(o.bytes()[o.at(i) + 2]) == 1;
                      TcpOptionPart.number(o, i, first ? 8 : 4, 4, out);
                    }))
        .add(
            "tcp.options.rvbd.probe.storeid",
            "Store ID",
            UNSIGNED,
            "Number of the data store of the asking accelerator.",
            probe((version, type) -> version == 2 && type == QUERY_INFO_STORE).number(4, 4));
  }

  private static Field.Reader responses(TcpOptionPart.OptionReader reader) {
    return probe((version, type) -> version == 1 && (type == RESPONSE || type == RESPONSE_SH))
        .each(3, reader);
  }

  private static int proxyAt(TcpOptions o, int i) {
    return type(o.bytes()[o.at(i) + 2]) == RESPONSE ? 8 : 12;
  }

  private static void probeFlags(Registry.Group tcp) {
    tcp.add(
        "tcp.options.rvbd.probe.flags",
        "Probe flags",
        HEX_8,
        "Flags of a probe of version 2.",
        probe((version, type) -> version == 2 && type >= QUERY_INFO && type <= RESET).number(3, 1));
    flag(tcp, "notcfe", "Not CFE", 4, "The asking side is not the one that fronts clients.", true);
    flag(tcp, "last", "Last notification", 1, "No more notifications follow.", true);
    flag(tcp, "probe", "Do not cache", 0x10, "The answer is not to be remembered.", false);
    flag(tcp, "ssl", "TLS", 2, "The accelerators talk to each other in TLS.", false);
    flag(tcp, "server", "Server reached", 1, "The connection to the server stands.", false);
  }

  private static void flag(
      Registry.Group tcp, String name, String title, int mask, String sentence, boolean query) {
    tcp.add(
        "tcp.options.rvbd.probe.flags." + name,
        title,
        BOOLEAN,
        sentence,
        probe(
                (version, type) ->
                    version == 2 && (query ? isQueryInfo(type) : type == RESPONSE_INFO))
            .bits(3, 1, mask));
  }

  private static boolean isQueryInfo(int type) {
    return type == QUERY_INFO || type == QUERY_INFO_SH || type == QUERY_INFO_STORE;
  }

  private static void transparency(Registry.Group tcp) {
    TcpOptionPart part = TcpOptionPart.ofLen(TRANSPARENCY, TRANSPARENCY_LEN);
    tcp.add(
        "tcp.options.rvbd.trpy.flags",
        "Transparency flags",
        HEX_16,
        "How the accelerators hide behind the addresses of client and server.",
        part.number(2, 2));
    trpyFlag(tcp, "fw_rst_probe", "Firewall traversal", 0x400);
    trpyFlag(tcp, "fw_rst_inner", "Firewalls on the inner connection", 0x200);
    trpyFlag(tcp, "fw_rst", "Firewalls", 0x100);
    trpyFlag(tcp, "chksum", "Checksum, reserved", 4);
    trpyFlag(tcp, "oob", "Out of band", 2);
    trpyFlag(tcp, "mode", "Port transparency", 1);
    tcp.add(
            "tcp.options.rvbd.trpy.src.ip",
            "Inner source",
            IPV4,
            "Address of the sending accelerator.",
            part.number(4, 4))
        .add(
            "tcp.options.rvbd.trpy.dst.ip",
            "Inner destination",
            IPV4,
            "Address of the receiving accelerator.",
            part.number(8, 4))
        .add(
            "tcp.options.rvbd.trpy.src.port",
            "Inner source port",
            UNSIGNED,
            "Port of the sending accelerator.",
            part.number(12, 2))
        .add(
            "tcp.options.rvbd.trpy.dst.port",
            "Inner destination port",
            UNSIGNED,
            "Port of the receiving accelerator.",
            part.number(14, 2))
        .add(
            "tcp.options.rvbd.trpy.client.port",
            "Client port",
            UNSIGNED,
            "Port of the client behind the accelerator. Only an option of more than 16 bytes has"
                + " it, and Wireshark reads none but those of 16: always empty.",
            Registry.NEVER);
  }

  private static void trpyFlag(Registry.Group tcp, String name, String title, int mask) {
    tcp.add(
        "tcp.options.rvbd.trpy.flags." + name,
        title,
        BOOLEAN,
        "Transparency flag: " + title + ".",
        TcpOptionPart.ofLen(TRANSPARENCY, TRANSPARENCY_LEN).bits(2, 2, mask));
  }

  /** Chooses probes by version and type. */
  @FunctionalInterface
  private interface Choice {
    boolean wants(int version, int type);
  }

  private static TcpOptionPart version(int wanted) {
    return probe((version, type) -> version == wanted);
  }

  private static TcpOptionPart probe(Choice choice) {
    return TcpOptionPart.ofKind(
        PROBE,
        (b, at, len) ->
            len > 2
                && type(b[at + 2]) <= RESET
                && choice.wants(version(b[at + 2]), type(b[at + 2])));
  }

  private static int version(byte versionAndType) {
    return (versionAndType & 1) != 0 ? 1 : 2;
  }

  private static int type(byte versionAndType) {
    return (versionAndType & 0xff) >> (version(versionAndType) == 1 ? 4 : 1);
  }
}
