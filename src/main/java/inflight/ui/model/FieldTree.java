package inflight.ui.model;

import inflight.packet.wire.Addresses;
import inflight.packet.wire.Dissection;
import inflight.packet.wire.Protocol;
import inflight.query.field.Escape;
import inflight.query.field.Field;
import inflight.query.field.FieldType;
import inflight.query.field.FrameView;
import inflight.query.field.Registry;
import inflight.query.field.Values;
import inflight.query.filter.Filter;
import inflight.query.filter.FilterText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the field tree of one frame: a node for the frame and for each layer, with all its fields.
 */
final class FieldTree {
  /** Payload is shown by the bytes; a tree line holds no more than a glance of it. */
  private static final int MAX_HEX_BYTES = 32;

  private final FrameView view;
  private final FrameBytes bytes;

  FieldTree(FrameView view, FrameBytes bytes) {
    this.view = view;
    this.bytes = bytes;
  }

  /** A node in the making. */
  private record Growing(
      Field field, String value, String filter, ByteRange bytes, List<Growing> children) {

    FieldNode node() {
      return new FieldNode(
          field.name(),
          field.title(),
          value,
          help(field),
          filter,
          bytes,
          children.stream().map(Growing::node).toList());
    }
  }

  List<FieldNode> build() {
    List<FieldNode> layers = new ArrayList<>();
    layers.add(
        new FieldNode(
            "",
            Words.of("tree.frame"),
            Integer.toString(view.row() + 1),
            "",
            "frame.number == " + (view.row() + 1),
            bytes.range(
                view.dissection().frame(),
                view.dissection().frameStart(),
                view.dissection().capturedLen()),
            fields(-1, null)));
    Dissection d = view.dissection();
    for (int layer = 0; layer < d.count(); layer++) {
      layers.add(layer(d, layer));
    }
    return List.copyOf(layers);
  }

  private FieldNode layer(Dissection d, int layer) {
    Protocol p = d.protocol(layer);
    int from = d.start(layer);
    int to = d.capturedEnd(layer);
    if (layer + 1 < d.count() && d.data(layer + 1) == d.data(layer)) {
      // its own header; what it carries has a line of its own
      to = Math.max(from, Math.min(to, d.start(layer + 1)));
    }
    String value = p == Protocol.DATA ? Words.counted("bytes", d.wireEnd(layer) - from) : "";
    return new FieldNode(
        "",
        p.title(),
        value,
        "",
        Filter.protocolName(p),
        bytes.range(d.data(layer), from, to - from),
        fields(layer, p));
  }

  private List<FieldNode> fields(int layer, Protocol p) {
    Map<String, Growing> byName = new LinkedHashMap<>();
    List<Growing> top = new ArrayList<>();
    for (Field field : Registry.all().fields()) {
      boolean here = p == null ? field.layers().isEmpty() : field.layers().contains(p);
      if (here && !field.isShadow()) {
        byte[] data = p == null ? view.dissection().frame() : view.dissection().data(layer);
        field.reader().read(view, layer, new Line(field, data, byName, top));
      }
    }
    return top.stream().map(Growing::node).toList();
  }

  private static String help(Field field) {
    return field.rfc().isEmpty() ? field.sentence() : field.sentence() + " " + field.rfc();
  }

  /** Puts each value of a field on a line below the field whose name it goes on from. */
  private final class Line implements Values {
    private final Field field;
    private final byte[] data;
    private final Map<String, Growing> byName;
    private final List<Growing> top;

    Line(Field field, byte[] data, Map<String, Growing> byName, List<Growing> top) {
      this.field = field;
      this.data = data;
      this.byName = byName;
      this.top = top;
    }

    private void add(String value, String filter, ByteRange where) {
      Growing line = new Growing(field, value, filter, where, new ArrayList<>());
      Growing parent = parent();
      (parent == null ? top : parent.children()).add(line);
      byName.putIfAbsent(field.name(), line);
    }

    private Growing parent() {
      String name = field.name();
      for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
        Growing found = byName.get(name.substring(0, dot));
        if (found != null) {
          return found;
        }
      }
      return null;
    }

    @Override
    public void number(long value, int at, int lenBytes) {
      StringBuilder text = new StringBuilder();
      switch (field.type()) {
        case NONE -> text.append("");
        case BOOLEAN -> text.append(Words.of(value != 0 ? "tree.set" : "tree.clear"));
        default -> field.type().appendNumber(text, value);
      }
      add(text.toString(), FilterText.of(field, value), bytes.range(data, at, lenBytes));
    }

    @Override
    public void text(String value, int at, int lenBytes) {
      add(Escape.text(value), FilterText.of(field, value), bytes.range(data, at, lenBytes));
    }

    @Override
    public void bytes(byte[] b, int at, int lenBytes) {
      String text =
          field.type() == FieldType.IPV6
              ? Addresses.v6(b, at)
              : field.type() == FieldType.MAC ? Addresses.mac(b, at) : hex(b, at, lenBytes);
      add(text, FilterText.of(field, b, at, lenBytes), bytes.range(b, at, lenBytes));
    }
  }

  private static String hex(byte[] b, int at, int lenBytes) {
    StringBuilder text = new StringBuilder();
    for (int i = at; i < at + Math.min(lenBytes, MAX_HEX_BYTES); i++) {
      text.append(Character.forDigit(b[i] >> 4 & 0xf, 16));
      text.append(Character.forDigit(b[i] & 0xf, 16));
    }
    return lenBytes > MAX_HEX_BYTES ? text.append('…').toString() : text.toString();
  }
}
