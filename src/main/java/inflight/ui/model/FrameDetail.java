package inflight.ui.model;

import java.util.List;

/**
 * One frame as the inspector shows it. Immutable.
 *
 * @param title such as {@code Segment 11}, or the protocol for frames without TCP
 * @param subtitle frame number and direction
 * @param headerTitle such as {@code TCP HEADER · 32 BYTES}, empty without a header to draw
 * @param header cells of the header drawing
 * @param sections summaries: analysis, IP, link layer, frame
 * @param tree one node for each layer
 * @param sources the frame's captured bytes, then the datagram put together from fragments if any
 */
public record FrameDetail(
    int row,
    String title,
    String subtitle,
    String headerTitle,
    List<HeaderCell> header,
    List<Section> sections,
    List<FieldNode> tree,
    List<byte[]> sources) {

  /** Facts under a heading. */
  public record Section(String title, List<Fact> facts) {}
}
