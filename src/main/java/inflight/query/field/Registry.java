package inflight.query.field;

import inflight.packet.wire.Protocol;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** All fields by name, in the order of the layers. The only place where fields come from. */
public final class Registry {
  /** The reader of a field that no frame has. */
  static final Field.Reader NEVER = (v, layer, out) -> {};

  private static final Registry ALL = new Registry();

  private final Map<String, Field> byName = new LinkedHashMap<>();

  private Registry() {
    FrameFields.addTo(this);
    EthernetFields.addTo(this);
    VlanFields.addTo(this);
    CookedFields.addTo(this);
    SerialFields.addTo(this);
    TunnelFields.addTo(this);
    ArpFields.addTo(this);
    Ipv4Fields.addTo(this);
    Ipv4OptionFields.addTo(this);
    Ipv6Fields.addTo(this);
    IcmpFields.addTo(this);
    Icmpv6Fields.addTo(this);
    UdpFields.addTo(this);
    TcpFields.addTo(this);
    TcpOptionFields.addTo(this);
    TcpOptionKinds.addTo(this);
    MptcpOptionFields.addTo(this);
    RareTcpOptionFields.addTo(this);
    ScpsOptionFields.addTo(this);
    RiverbedOptionFields.addTo(this);
    TcpNoteFields.addTo(this);
    TcpPayloadFields.addTo(this);
    TcpAnalysisFields.addTo(this);
  }

  public static Registry all() {
    return ALL;
  }

  /** The field of this name, or null. */
  public Field find(String name) {
    return byName.get(name);
  }

  public Collection<Field> fields() {
    return byName.values();
  }

  /** The name that differs least from {@code wrong}. */
  public String nearest(String wrong) {
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String name : byName.keySet()) {
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

  /** The fields of some layers, added one by one. */
  final class Group {
    private final Set<Protocol> layers;
    private final String rfc;

    private Group(Set<Protocol> layers, String rfc) {
      this.layers = layers;
      this.rfc = rfc;
    }

    Group add(String name, String title, FieldType type, String sentence, Field.Reader reader) {
      return add(name, title, type, sentence, rfc, reader);
    }

    Group add(
        String name,
        String title,
        FieldType type,
        String sentence,
        String section,
        Field.Reader reader) {
      Field old = byName.put(name, new Field(name, title, type, layers, sentence, section, reader));
      if (old != null) {
        throw new IllegalStateException("two fields named " + name);
      }
      return this;
    }
  }

  /** Fields of the frame itself. */
  Group frame() {
    return new Group(Set.of(), "");
  }

  /** Fields of one or several protocols, all defined in the same place unless said otherwise. */
  Group of(String rfc, Protocol first, Protocol... more) {
    return new Group(EnumSet.of(first, more), rfc);
  }
}
