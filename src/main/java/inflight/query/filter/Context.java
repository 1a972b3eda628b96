package inflight.query.filter;

/** What one thread needs to run a filter: where values come from, and room for them. */
final class Context {
  final Source source;
  private final ValueList[] lists;

  /**
   * @param slots operands of the filter that need room
   */
  Context(Source source, int slots) {
    this.source = source;
    this.lists = new ValueList[slots];
    for (int i = 0; i < slots; i++) {
      lists[i] = new ValueList();
    }
  }

  /** The empty list of an operand. */
  ValueList list(int slot) {
    ValueList list = lists[slot];
    list.clear();
    return list;
  }
}
