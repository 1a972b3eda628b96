package inflight.query.filter;

/** Where the values of a frame come from. Points to one frame at a time. */
interface Source {
  /** Adds to {@code out} all values that {@code field} has in the frame. */
  void read(FieldRef field, ValueList out);
}
