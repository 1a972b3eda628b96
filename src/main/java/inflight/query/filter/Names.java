package inflight.query.filter;

import inflight.packet.wire.Protocol;
import inflight.query.field.Field;
import inflight.query.field.FieldType;
import inflight.query.field.Registry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What can be named in a filter: the fields of the registry, pairs of them, and protocols. */
final class Names {
  /** Names that stand for two fields, for as long as the registry has none of its own. */
  private static final Map<String, List<String>> PAIRS =
      Map.of(
          "tcp.port", List.of("tcp.srcport", "tcp.dstport"),
          "udp.port", List.of("udp.srcport", "udp.dstport"),
          "ip.addr", List.of("ip.src", "ip.dst"),
          "ipv6.addr", List.of("ipv6.src", "ipv6.dst"),
          "eth.addr", List.of("eth.src", "eth.dst"),
          "frame.time", List.of("frame.time_epoch"));

  private static final Map<String, ValueType> TYPES = types();
  private static final Map<String, FieldRef> ALL = all();

  private Names() {}

  /** What a name stands for, or null. */
  static FieldRef find(String name) {
    return ALL.get(name);
  }

  /** The name that differs least from {@code wrong}. */
  static String nearest(String wrong) {
    if (wrong.length() > 100) {
      return "";
    }
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String name : ALL.keySet()) {
      int distance = distance(wrong, name);
      if (distance < least) {
        least = distance;
        best = name;
      }
    }
    return best;
  }

  /** Letters to insert, delete or change (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static Map<String, FieldRef> all() {
    Map<String, FieldRef> all = new LinkedHashMap<>();
    for (Field f : Registry.all().fields()) {
      all.put(f.name(), field(f.name(), List.of(f)));
    }
    PAIRS.forEach(
        (name, parts) -> {
          if (!all.containsKey(name)) {
            all.put(name, field(name, parts.stream().map(Registry.all()::find).toList()));
          }
        });
    Map<String, Set<Protocol>> protocols = new LinkedHashMap<>();
    protocols.put("frame", Set.of());
    for (Protocol p : Protocol.values()) {
      if (!p.wireName().contains(".")) {
        protocols.computeIfAbsent(p.wireName(), n -> EnumSet.noneOf(Protocol.class)).add(p);
      }
    }
    protocols.forEach(
        (name, layers) ->
            all.put(
                name, new FieldRef(name, ValueType.PROTOCOL, List.of(), layers, Column.of(name))));
    return all;
  }

  private static FieldRef field(String name, List<Field> parts) {
    ValueType type = type(name, parts.getFirst().type());
    return new FieldRef(name, type, parts, Set.of(), Column.of(name));
  }

  /** Wireshark's type where values are kept the same way, for it knows the width of numbers. */
  private static ValueType type(String name, FieldType kept) {
    ValueType type =
        switch (kept) {
          case NONE -> ValueType.LABEL;
          case BOOLEAN -> ValueType.BOOLEAN;
          case UNSIGNED, HEX_8, HEX_16, HEX_24, HEX_32 -> ValueType.UINT32;
          case SIGNED -> ValueType.INT32;
          case IPV4 -> ValueType.IPV4;
          case IPV6 -> ValueType.IPV6;
          case MAC -> ValueType.ETHER;
          case BYTES -> ValueType.BYTES;
          case TEXT -> ValueType.TEXT;
          case ABSOLUTE_TIME, LOCAL_TIME -> ValueType.ABSOLUTE_TIME;
          case RELATIVE_TIME -> ValueType.RELATIVE_TIME;
        };
    ValueType listed = TYPES.get(name);
    boolean number = type.isNumber() || type == ValueType.BOOLEAN;
    boolean numbers = listed != null && listed.isNumber() && number;
    boolean times = listed != null && isTime(listed) && isTime(type);
    return numbers || times ? listed : type;
  }

  private static boolean isTime(ValueType type) {
    return type == ValueType.ABSOLUTE_TIME || type == ValueType.RELATIVE_TIME;
  }

  /** The list of types: a line with a type, then the names of its fields, each indented. */
  private static Map<String, ValueType> types() {
    Map<String, ValueType> types = new HashMap<>();
    try (InputStream in = Names.class.getResourceAsStream("value-types.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      ValueType type = ValueType.LABEL;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(" ")) {
          types.put(line.strip(), type);
        } else if (!line.isBlank()) {
          type = ValueType.valueOf(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return types;
  }

  /** The fields a filter is made of, for completion: names with what they are. */
  static List<FieldRef> list() {
    return new ArrayList<>(ALL.values());
  }
}
