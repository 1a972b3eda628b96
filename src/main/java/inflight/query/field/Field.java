package inflight.query.field;

import inflight.packet.wire.Protocol;
import java.util.Set;

/**
 * One field of the registry.
 *
 * @param name as Wireshark spells it
 * @param title two or three words for the tree and for column heads
 * @param type how its values are written
 * @param layers the protocols it belongs to; empty for fields of the frame itself
 * @param sentence what it is, for people
 * @param rfc where it is defined, empty where nothing defines it
 * @param reader finds its values
 */
public record Field(
    String name,
    String title,
    FieldType type,
    Set<Protocol> layers,
    String sentence,
    String rfc,
    Reader reader) {

  /** Finds the values of a field. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Gives {@code out} the field's values.
     *
     * @param layer index of a layer of one of the field's protocols, -1 for fields of the frame
     */
    void read(FrameView v, int layer, Values out);
  }

  /**
   * Says once more what other fields say: to be asked for by name, but in the way in the tree of a
   * frame.
   */
  public boolean isShadow() {
    return Shadows.has(name);
  }

  /** Gives {@code out} all values that the field has in a frame, layer by layer. */
  public void read(FrameView v, Values out) {
    if (layers.isEmpty()) {
      reader.read(v, -1, out);
      return;
    }
    int count = v.dissection().count();
    for (int layer = 0; layer < count; layer++) {
      if (layers.contains(v.dissection().protocol(layer))) {
        reader.read(v, layer, out);
      }
    }
  }
}
