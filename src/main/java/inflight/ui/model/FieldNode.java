package inflight.ui.model;

import java.util.List;

/**
 * A line of the field tree.
 *
 * @param field Wireshark's name, empty for a heading
 * @param value empty if it has none
 * @param help what it is and where it is defined
 * @param filter what a frame with this value passes, empty if nothing tells
 */
public record FieldNode(
    String field,
    String title,
    String value,
    String help,
    String filter,
    ByteRange bytes,
    List<FieldNode> children) {

  /** As the line shows it. */
  public String text() {
    return value.isEmpty() ? title : title + ": " + value;
  }
}
