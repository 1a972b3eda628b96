package inflight.query.filter;

import inflight.packet.index.FrameTable;
import inflight.packet.wire.Protocol;
import inflight.query.field.FrameView;
import inflight.tcp.connection.ConnectionTable;
import java.util.EnumSet;
import java.util.Set;

/**
 * A display filter: Wireshark 4.0's language over the fields of the registry. Immutable, for all
 * threads; each thread runs its own {@link #forFrames}.
 */
public final class Filter {
  /** Longer ones are refused. */
  public static final int MAX_LENGTH = 1 << 16;

  private static final Predicate EVERYTHING = c -> true;

  private final String text;
  private final Predicate predicate;
  private final Compiler compiled;

  private Filter(String text, Predicate predicate, Compiler compiled) {
    this.text = text;
    this.predicate = predicate;
    this.compiled = compiled;
  }

  /**
   * Reads a filter; an empty one takes every frame.
   *
   * @throws FilterException that names the column, what was expected and the nearest field
   */
  public static Filter compile(String text) throws FilterException {
    if (text.length() > MAX_LENGTH) {
      throw new FilterException(
          MAX_LENGTH, 1, "a filter has at most " + MAX_LENGTH + " characters");
    }
    Node tree = Parser.parse(text);
    Compiler compiler = new Compiler();
    return new Filter(text, tree == null ? EVERYTHING : compiler.compile(tree), compiler);
  }

  /** What a protocol is called in filters, empty if it has no name there. */
  public static String protocolName(Protocol protocol) {
    FieldRef named = Names.find(protocol.wireName());
    return named != null && named.protocols().contains(protocol) ? named.name() : "";
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** Whether it takes every frame because nothing was written. */
  public boolean isEmpty() {
    return predicate == EVERYTHING;
  }

  /** Tests frames that were taken apart. For one thread. */
  public FrameFilter forFrames() {
    return new FrameFilter(predicate, compiled.slots());
  }

  /**
   * Whether the columns of the index hold all that it asks for, so that {@link #forIndex} knows the
   * answer for every frame but those that have to be looked at again.
   */
  public boolean isHeldBy(FrameTable frames, ConnectionTable connections) {
    if (compiled.usesLayers() || compiled.usesBytes()) {
      return false;
    }
    IndexSource source = new IndexSource(frames, connections);
    Set<Column.Kind> asked = EnumSet.noneOf(Column.Kind.class);
    for (FieldRef field : compiled.fields()) {
      if (field.column() == null) {
        return false;
      }
      asked.add(field.column().kind());
    }
    return asked.stream().allMatch(source::holds);
  }

  /** Tests rows of a finished index, for one thread. Only if {@link #isHeldBy} it. */
  public IndexFilter forIndex(FrameTable frames, ConnectionTable connections) {
    return new IndexFilter(predicate, compiled.slots(), new IndexSource(frames, connections));
  }

  /** Tests rows for one thread. */
  public static final class IndexFilter {
    private final Predicate predicate;
    private final IndexSource source;
    private final Context context;

    private IndexFilter(Predicate predicate, int slots, IndexSource source) {
      this.predicate = predicate;
      this.source = source;
      this.context = new Context(source, slots);
    }

    /** Whether the frame passes; not for rows that {@link FrameTable#looksAgain}. */
    public boolean test(int row) {
      source.pointTo(row);
      return predicate.test(context);
    }
  }

  /** Tests frames for one thread. */
  public static final class FrameFilter {
    private final Predicate predicate;
    private final FrameSource source = new FrameSource();
    private final Context context;

    private FrameFilter(Predicate predicate, int slots) {
      this.predicate = predicate;
      this.context = new Context(source, slots);
    }

    /** Whether the frame passes. */
    public boolean test(FrameView v) {
      source.pointTo(v);
      return predicate.test(context);
    }
  }
}
