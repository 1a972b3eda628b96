package inflight.query.filter;

import inflight.query.filter.Node.Element;
import inflight.query.filter.Node.Entity;
import inflight.query.filter.Node.Quantifier;
import inflight.query.filter.Token.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Turns words into a syntax tree. From loosest to tightest: or; and; not; comparisons; {@code &}; +
 * and -; *, / and %; a sign in front. Parentheses group tests, braces group arithmetic.
 */
final class Parser {
  /** Deeper nesting is refused: a filter from a stranger must not overflow the stack. */
  private static final int MAX_DEPTH = 200;

  /** Chains of operators and slices lean to the left and nest as well. */
  private static final int MAX_CHAINED = 1000;

  private static final Set<Kind> COMPARISONS =
      EnumSet.of(
          Kind.ANY_EQ, Kind.ALL_EQ, Kind.ALL_NE, Kind.ANY_NE, Kind.GT, Kind.GE, Kind.LT, Kind.LE);

  private final List<Token> tokens;
  private int next;
  private int depth;
  private int chained;

  private Parser(String text) throws FilterException {
    this.tokens = Lexer.tokens(text);
  }

  /** The tree of a filter, or null if it is empty. */
  static Node parse(String text) throws FilterException {
    Parser parser = new Parser(text);
    if (parser.peek().kind() == Kind.END) {
      return null;
    }
    Node node = parser.or();
    if (parser.peek().kind() != Kind.END) {
      throw parser.unexpected("and, or, a comparison or the end of the filter");
    }
    return node;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Kind kind() {
    return peek().kind();
  }

  private Token take() {
    Token token = tokens.get(next);
    if (token.kind() != Kind.END) {
      next++;
    }
    return token;
  }

  private boolean takeIf(Kind kind) {
    boolean there = kind() == kind;
    next += there ? 1 : 0;
    return there;
  }

  private Token expect(Kind kind) throws FilterException {
    if (kind() != kind) {
      throw unexpected(kind.spelling());
    }
    return take();
  }

  private FilterException unexpected(String expected) {
    Token t = peek();
    if (t.kind() == Kind.END) {
      return new FilterException(t.at(), 1, "the filter ends here; expected " + expected);
    }
    if (t.text().equals("xor")) {
      return new FilterException(t.at(), t.length(), "xor is no operator of Wireshark 4.0");
    }
    return new FilterException(
        t.at(), t.length(), "expected " + expected + ", not '" + t.text() + "'");
  }

  private void deeper() throws FilterException {
    if (++depth > MAX_DEPTH) {
      Token t = peek();
      throw new FilterException(
          t.at(), t.length(), "more than " + MAX_DEPTH + " levels are nested in one another");
    }
  }

  private void chain() throws FilterException {
    if (++chained > MAX_CHAINED) {
      Token t = peek();
      throw new FilterException(
          t.at(), t.length(), "a filter has at most " + MAX_CHAINED + " operators and slices");
    }
  }

  /** How far a tree reaches from {@code start} to the word that was taken last. */
  private int lengthFrom(int start) {
    return tokens.get(Math.max(0, next - 1)).end() - start;
  }

  private Node or() throws FilterException {
    int at = peek().at();
    List<Node> parts = new ArrayList<>();
    do {
      parts.add(and());
    } while (takeIf(Kind.OR));
    return parts.size() == 1
        ? parts.getFirst()
        : new Node.Or(List.copyOf(parts), at, lengthFrom(at));
  }

  private Node and() throws FilterException {
    int at = peek().at();
    List<Node> parts = new ArrayList<>();
    do {
      parts.add(not());
    } while (takeIf(Kind.AND));
    return parts.size() == 1
        ? parts.getFirst()
        : new Node.And(List.copyOf(parts), at, lengthFrom(at));
  }

  private Node not() throws FilterException {
    deeper();
    try {
      int at = peek().at();
      if (takeIf(Kind.NOT)) {
        Node of = not();
        return new Node.Not(of, at, lengthFrom(at));
      }
      if (takeIf(Kind.LEFT_PAREN)) {
        Node inner = or();
        expect(Kind.RIGHT_PAREN);
        return inner;
      }
      return relation();
    } finally {
      depth--;
    }
  }

  private Node relation() throws FilterException {
    int at = peek().at();
    Quantifier quantifier =
        takeIf(Kind.ANY)
            ? Quantifier.ANY
            : takeIf(Kind.ALL) ? Quantifier.ALL : Quantifier.AS_THE_OPERATOR_SAYS;
    int first = next;
    Entity left = arithmetic();
    Kind kind = kind();
    if (COMPARISONS.contains(kind)) {
      return comparisons(left, quantifier);
    }
    Kind begins = tokens.get(first).kind();
    boolean grouped = begins == Kind.PLUS || begins == Kind.LEFT_BRACE;
    boolean entity = !grouped && !(left instanceof Node.Arithmetic);
    if (kind == Kind.CONTAINS || kind == Kind.MATCHES) {
      Token operator = take();
      requireEntity(entity, operator, left);
      Entity right = entity();
      return new Node.Comparison(
          operator.kind(), quantifier, left, right, operator.at(), operator.length());
    }
    if (kind == Kind.IN || kind == Kind.NOT && tokens.get(next + 1).kind() == Kind.IN) {
      boolean negated = takeIf(Kind.NOT);
      Token in = take();
      requireEntity(entity, in, left);
      Node member = new Node.Member(left, set(), quantifier, in.at(), in.length());
      return negated ? new Node.Not(member, at, lengthFrom(at)) : member;
    }
    if (quantifier != Quantifier.AS_THE_OPERATOR_SAYS) {
      throw unexpected("a comparison behind any or all");
    }
    return new Node.Exists(left);
  }

  private static void requireEntity(boolean entity, Token operator, Entity left)
      throws FilterException {
    if (!entity || left instanceof Node.Negated) {
      throw new FilterException(
          left.at(),
          left.length(),
          "left of " + operator.kind().spelling() + " stands a field, a slice or a function");
    }
  }

  /** {@code a < b < c} is {@code a < b and b < c}. */
  private Node comparisons(Entity first, Quantifier quantifier) throws FilterException {
    List<Node> parts = new ArrayList<>();
    Entity left = first;
    int start = next;
    while (COMPARISONS.contains(kind())) {
      Token operator = take();
      Entity right = arithmetic();
      parts.add(
          new Node.Comparison(
              operator.kind(),
              Quantifier.AS_THE_OPERATOR_SAYS,
              left,
              right,
              operator.at(),
              operator.length()));
      left = right;
    }
    if (parts.size() > 1) { // Wireshark takes no notice of a quantifier here
      return new Node.And(List.copyOf(parts), first.at(), lengthFrom(first.at()));
    }
    Token operator = tokens.get(start);
    Node.Comparison only = (Node.Comparison) parts.getFirst();
    return new Node.Comparison(
        only.operator(), quantifier, first, only.right(), operator.at(), operator.length());
  }

  private Entity arithmetic() throws FilterException {
    return binary(0);
  }

  private static final List<Set<Kind>> LEVELS =
      List.of(
          EnumSet.of(Kind.AMPERSAND),
          EnumSet.of(Kind.PLUS, Kind.MINUS),
          EnumSet.of(Kind.STAR, Kind.SLASH, Kind.PERCENT));

  private Entity binary(int level) throws FilterException {
    if (level == LEVELS.size()) {
      return signed();
    }
    Entity left = binary(level + 1);
    while (LEVELS.get(level).contains(kind())) {
      chain();
      Kind operator = take().kind();
      Entity right = binary(level + 1);
      left = new Node.Arithmetic(operator, left, right, left.at(), lengthFrom(left.at()));
    }
    return left;
  }

  private Entity signed() throws FilterException {
    int at = peek().at();
    if (takeIf(Kind.MINUS)) {
      Entity of = entity();
      return new Node.Negated(of, at, lengthFrom(at));
    }
    if (takeIf(Kind.PLUS)) {
      return entity();
    }
    if (takeIf(Kind.LEFT_BRACE)) {
      deeper();
      Entity inner = arithmetic();
      depth--;
      expect(Kind.RIGHT_BRACE);
      return inner;
    }
    return entity();
  }

  private Entity entity() throws FilterException {
    Token t = peek();
    Entity entity =
        switch (t.kind()) {
          case STRING -> new Node.Text(take().text(), t.at(), t.length());
          case CHARACTER -> new Node.Character(take().text().charAt(0), t.at(), t.length());
          case VALUE -> new Node.Value(take().text(), t.at(), t.length());
          case FIELD -> field(take());
          case WORD -> wordOrCall(take());
          case DOLLAR ->
              throw new FilterException(
                  t.at(), 1, "a reference to the selected frame needs a selected frame");
          default -> throw unexpected("a field or a value");
        };
    while (kind() == Kind.LEFT_BRACKET) {
      chain();
      Ranges ranges = ranges();
      entity = new Node.Slice(entity, ranges, t.at(), lengthFrom(t.at()));
    }
    return entity;
  }

  private Entity wordOrCall(Token word) throws FilterException {
    if (kind() == Kind.HASH) {
      return field(word);
    }
    if (kind() != Kind.LEFT_PAREN) {
      return new Node.Word(word.text(), word.at(), word.length());
    }
    take();
    deeper();
    List<Entity> arguments = new ArrayList<>();
    if (kind() != Kind.RIGHT_PAREN) {
      do {
        arguments.add(arithmetic());
      } while (takeIf(Kind.COMMA));
    }
    expect(Kind.RIGHT_PAREN);
    depth--;
    return new Node.Call(word.text(), List.copyOf(arguments), word.at(), lengthFrom(word.at()));
  }

  private Entity field(Token name) throws FilterException {
    Ranges layers = null;
    if (takeIf(Kind.HASH)) {
      if (kind() == Kind.LAYER) {
        Token number = take();
        layers = Ranges.layer(number.text(), number.at());
      } else {
        layers = ranges();
      }
    }
    return new Node.FieldName(name.text(), layers, name.at(), lengthFrom(name.at()));
  }

  private Ranges ranges() throws FilterException {
    expect(Kind.LEFT_BRACKET);
    Ranges.Builder ranges = new Ranges.Builder();
    do {
      ranges.add(expect(Kind.RANGE));
    } while (takeIf(Kind.COMMA));
    expect(Kind.RIGHT_BRACKET);
    return ranges.build();
  }

  private List<Element> set() throws FilterException {
    expect(Kind.LEFT_BRACE);
    List<Element> elements = new ArrayList<>();
    do {
      Entity from = element();
      elements.add(new Element(from, takeIf(Kind.DOT_DOT) ? element() : null));
    } while (takeIf(Kind.COMMA));
    if (kind() != Kind.RIGHT_BRACE) {
      throw unexpected("a comma or }");
    }
    take();
    return List.copyOf(elements);
  }

  private Entity element() throws FilterException {
    int at = peek().at();
    if (takeIf(Kind.MINUS)) {
      Entity of = entity();
      return new Node.Negated(of, at, lengthFrom(at));
    }
    takeIf(Kind.PLUS);
    return entity();
  }
}
