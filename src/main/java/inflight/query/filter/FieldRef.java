package inflight.query.filter;

import inflight.packet.wire.Protocol;
import inflight.query.field.Field;
import java.util.List;
import java.util.Set;

/**
 * What a name in a filter stands for: a field of the registry, several that are asked as one
 * ({@code tcp.port}), a protocol, or the whole frame.
 *
 * @param fields empty for protocols and the frame
 * @param protocols layers that a protocol name stands for; empty for fields and the frame
 * @param column where the index holds its values, null if it does not
 */
record FieldRef(
    String name, ValueType type, List<Field> fields, Set<Protocol> protocols, Column column) {}
