package inflight.query.filter;

import java.util.List;

/** The syntax tree: what was written, before anything is known of types. */
sealed interface Node {
  /** For messages: where it begins, and how many characters it takes. */
  int at();

  int length();

  /** Something that has values. */
  sealed interface Entity extends Node {}

  /** A name or a number; the registry tells which. */
  record Word(String text, int at, int length) implements Entity {}

  /** A value that is marked as no field. */
  record Value(String text, int at, int length) implements Entity {}

  /** Marked as a field, or with layers: a field in any case. */
  record FieldName(String name, Ranges layers, int at, int length) implements Entity {}

  /**
   * A double quoted string.
   *
   * @param text one character per byte
   */
  record Text(String text, int at, int length) implements Entity {}

  /** A byte between single quotes. */
  record Character(int value, int at, int length) implements Entity {}

  record Slice(Entity of, Ranges ranges, int at, int length) implements Entity {}

  record Call(String function, List<Entity> arguments, int at, int length) implements Entity {}

  record Negated(Entity of, int at, int length) implements Entity {}

  /**
   * @param operator one of plus, minus, star, slash, percent, ampersand
   */
  record Arithmetic(Token.Kind operator, Entity left, Entity right, int at, int length)
      implements Entity {}

  /** An entity alone: is it there, is it not zero? */
  record Exists(Entity of) implements Node {
    @Override
    public int at() {
      return of.at();
    }

    @Override
    public int length() {
      return of.length();
    }
  }

  /** Whether one value that fits is enough, or all have to. */
  enum Quantifier {
    AS_THE_OPERATOR_SAYS,
    ANY,
    ALL
  }

  /** Two sides and a comparison, {@code contains} or {@code matches}. */
  record Comparison(
      Token.Kind operator, Quantifier quantifier, Entity left, Entity right, int at, int length)
      implements Node {}

  record Member(Entity left, List<Element> set, Quantifier quantifier, int at, int length)
      implements Node {}

  /**
   * An element of a set.
   *
   * @param to the end of a range, itself in it; null for a single value
   */
  record Element(Entity from, Entity to) {}

  record Not(Node of, int at, int length) implements Node {}

  record And(List<Node> parts, int at, int length) implements Node {}

  record Or(List<Node> parts, int at, int length) implements Node {}
}
