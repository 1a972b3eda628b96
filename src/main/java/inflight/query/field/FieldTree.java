package inflight.query.field;

import inflight.packet.wire.Dissection;
import inflight.packet.wire.Protocol;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows a frame as a tree: its layers in order, the fields of each, nested where one name begins
 * with the other ({@code tcp.flags.syn} under {@code tcp.flags}). Everything comes from the
 * registry.
 */
public final class FieldTree {
  private FieldTree() {}

  /** The frame itself first, then one node per layer, outermost first. */
  public static List<FieldNode> of(FrameView v) {
    Dissection d = v.dissection();
    List<FieldNode> roots = new ArrayList<>();
    roots.add(
        new FieldNode(
            "frame", "Frame " + (v.row() + 1), "", true, 0, d.capturedLen(), fields(v, -1, null)));
    for (int layer = 0; layer < d.count(); layer++) {
      Protocol p = d.protocol(layer);
      int to =
          layer + 1 < d.count() && d.data(layer + 1) == d.data(layer)
              ? d.start(layer + 1)
              : d.capturedEnd(layer);
      roots.add(
          new FieldNode(
              p.wireName(),
              p.title(),
              "",
              inFrame(d, layer),
              d.start(layer) - origin(d, layer),
              Math.max(0, to - d.start(layer)),
              fields(v, layer, p)));
    }
    return List.copyOf(roots);
  }

  private static boolean inFrame(Dissection d, int layer) {
    return d.data(layer) == d.frame();
  }

  private static int origin(Dissection d, int layer) {
    return inFrame(d, layer) ? d.frameStart() : 0;
  }

  /** Fields of one layer; the registry lists a field before those that nest under it. */
  private static List<FieldNode> fields(FrameView v, int layer, Protocol p) {
    List<FieldNode> top = new ArrayList<>();
    for (Field f : Registry.all().fields()) {
      boolean belongs = p == null ? f.layers().isEmpty() : f.layers().contains(p);
      if (belongs) {
        for (FieldNode node : new Nodes(v, layer, f).read()) {
          FieldNode parent = parent(top, f.name());
          (parent == null ? top : parent.children()).add(node);
        }
      }
    }
    return top;
  }

  private static FieldNode parent(List<FieldNode> nodes, String name) {
    for (FieldNode node : nodes) {
      if (name.startsWith(node.name() + ".")) {
        FieldNode deeper = parent(node.children(), name);
        return deeper == null ? node : deeper;
      }
    }
    return null;
  }

  /** Collects the values of one field of one layer. */
  private static final class Nodes implements Values {
    private final FrameView v;
    private final int layer;
    private final Field field;
    private final List<FieldNode> nodes = new ArrayList<>(1);
    private final StringBuilder text = new StringBuilder();
    private final TextValues writer = new TextValues(text, TextValues.Occurrence.ALL, ",");

    Nodes(FrameView v, int layer, Field field) {
      this.v = v;
      this.layer = layer;
      this.field = field;
    }

    List<FieldNode> read() {
      field.reader().read(v, layer, this);
      return nodes;
    }

    @Override
    public void number(long value, int at, int lenBytes) {
      writer.begin(field);
      writer.number(value, at, lenBytes);
      add(at, lenBytes);
    }

    @Override
    public void text(String value, int at, int lenBytes) {
      writer.begin(field);
      writer.text(value, at, lenBytes);
      add(at, lenBytes);
    }

    @Override
    public void bytes(byte[] b, int at, int lenBytes) {
      writer.begin(field);
      writer.bytes(b, at, lenBytes);
      add(at, lenBytes);
    }

    private void add(int at, int lenBytes) {
      boolean frame = layer < 0 || inFrame(v.dissection(), layer);
      int from = lenBytes == 0 ? 0 : at - (layer < 0 ? 0 : origin(v.dissection(), layer));
      nodes.add(
          new FieldNode(
              field.name(),
              field.title(),
              text.toString(),
              frame,
              from,
              lenBytes,
              new ArrayList<>(0)));
      text.setLength(0);
    }
  }
}
