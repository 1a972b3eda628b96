package inflight.query.field;

import java.util.List;

/**
 * A line of the tree that a frame is shown as: a layer, or a field with its value. Immutable.
 *
 * @param name field or protocol name, for a filter or to look it up in the registry
 * @param title words for people
 * @param value as tshark writes it, escaped; empty for layers
 * @param inFrame the bytes stand in the frame; otherwise in the datagram put together from
 *     fragments
 * @param at first byte, from the start of the frame or of that datagram
 * @param lenBytes 0 for a value that was worked out
 */
public record FieldNode(
    String name,
    String title,
    String value,
    boolean inFrame,
    int at,
    int lenBytes,
    List<FieldNode> children) {}
