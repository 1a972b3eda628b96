package inflight.query.filter;

import inflight.query.filter.Node.Entity;
import inflight.query.filter.Node.Quantifier;
import inflight.query.filter.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks a syntax tree against the types of its fields and makes predicates of it. The left side of
 * a comparison decides what the right side is read as.
 */
final class Compiler {
  private static final Ranges WHOLE =
      new Ranges(List.of(new Ranges.Range(0, Ranges.End.AT_THE_END, 0)));

  /**
   * An operand with its type.
   *
   * @param field what it is made of, for the words that may stand for its numbers; or null
   */
  private record Typed(Operand operand, ValueType type, FieldRef field) {}

  private final Set<FieldRef> fields = new LinkedHashSet<>();
  private boolean usesLayers;
  private boolean usesBytes;
  private int slots;

  /** Room that the operands need. */
  int slots() {
    return slots;
  }

  /** All that is asked of a frame. */
  Set<FieldRef> fields() {
    return fields;
  }

  /** Whether it matters which layer of a protocol a value is from. */
  boolean usesLayers() {
    return usesLayers;
  }

  /** Whether bytes of a protocol are asked for, not only whether it is there. */
  boolean usesBytes() {
    return usesBytes;
  }

  Predicate compile(Node node) throws FilterException {
    return switch (node) {
      case Node.And and -> Predicate.and(all(and.parts()));
      case Node.Or or -> Predicate.or(all(or.parts()));
      case Node.Not not -> new Predicate.Not(compile(not.of()));
      case Node.Exists exists -> exists(exists.of());
      case Node.Comparison c -> comparison(c);
      case Node.Member member -> member(member);
      case Entity entity -> exists(entity);
    };
  }

  private List<Predicate> all(List<Node> nodes) throws FilterException {
    List<Predicate> parts = new ArrayList<>();
    for (Node node : nodes) {
      parts.add(compile(node));
    }
    return parts;
  }

  private static FilterException wrong(Node at, String reason) {
    return new FilterException(at.at(), at.length(), reason);
  }

  private Predicate exists(Entity of) throws FilterException {
    if (of instanceof Node.Call call) {
      throw wrong(call, "a function has a value always; compare it with something");
    }
    if (!isField(of) && isConstant(of)) {
      throw noField(of);
    }
    if (isField(of)) {
      boolean before = usesBytes;
      Typed field = left(of);
      usesBytes = before; // to be there is enough
      return new Predicate.Exists(field.operand);
    }
    Typed typed = left(of);
    return new Predicate.NotZero(typed.operand, typed.type, of instanceof Node.Slice);
  }

  private static FilterException noField(Entity of) {
    if (of instanceof Node.Word word && !Character.isDigit(word.text().charAt(0))) {
      String nearest = Names.nearest(word.text());
      return wrong(
          of,
          "no field or protocol '"
              + word.text()
              + "'"
              + (nearest.isEmpty() ? "" : "; did you mean " + nearest + "?"));
    }
    if (of instanceof Node.FieldName name) {
      return noField(new Node.Word(name.name(), name.at(), name.length()));
    }
    return wrong(of, "a field or a protocol is expected here; values stand behind a comparison");
  }

  private static boolean isField(Entity entity) {
    return switch (entity) {
      case Node.FieldName name -> Names.find(name.name()) != null;
      case Node.Word word -> Names.find(word.text()) != null;
      default -> false;
    };
  }

  private static boolean isConstant(Entity entity) {
    return switch (entity) {
      case Node.Word _, Node.Value _, Node.Text _, Node.Character _ -> !isField(entity);
      default -> false;
    };
  }

  // Comparisons

  private Predicate comparison(Node.Comparison c) throws FilterException {
    Kind operator = c.operator();
    boolean all = all(c);
    if (operator == Kind.MATCHES) {
      return matches(c, all);
    }
    Typed left = left(c.left());
    if (operator == Kind.CONTAINS) {
      requireSearch(left.type, c.left());
      Typed part = part(left.type, c.right());
      Sides sides = part == null ? sides(left, c.left(), c.right()) : new Sides(left, part);
      return new Predicate.Contains(all, sides.left.type, sides.left.operand, sides.right.operand);
    }
    if (!left.type.canCompare()) {
      throw wrong(c.left(), "a mark has no value: write only its name to ask whether it is there");
    }
    Sides sides = sides(left, c.left(), c.right());
    Kind tested =
        switch (operator) {
          case ALL_EQ -> Kind.ANY_EQ;
          case ANY_NE -> Kind.ALL_NE;
          default -> operator;
        };
    return new Predicate.Compare(
        tested, all, sides.left.type, sides.left.operand, sides.right.operand);
  }

  /** Whether all values have to fit: the quantifier says it, else the operator. */
  private static boolean all(Node.Comparison c) {
    return switch (c.quantifier()) {
      case ALL -> true;
      case ANY -> false;
      case AS_THE_OPERATOR_SAYS -> c.operator() == Kind.ALL_EQ || c.operator() == Kind.ALL_NE;
    };
  }

  /** What was written to be searched for, without quotes; null if it is something else. */
  private static Typed part(ValueType type, Entity entity) throws FilterException {
    return switch (entity) {
      case Node.Value value -> constant(Constants.part(value.text(), type, value), type);
      case Node.Word word when !isField(word) ->
          constant(Constants.part(word.text(), type, word), type);
      default -> null;
    };
  }

  private static void requireSearch(ValueType type, Node at) throws FilterException {
    if (!type.canSearch()) {
      throw wrong(at, type.title() + " cannot be searched; text, bytes and protocols can");
    }
  }

  private Predicate matches(Node.Comparison c, boolean all) throws FilterException {
    if (!(c.right() instanceof Node.Text text)) {
      throw wrong(c.right(), "matches is followed by a regular expression in double quotes");
    }
    Typed left = left(c.left());
    requireSearch(left.type, c.left());
    Regex regex = Regex.compile(text.text(), text.at(), text.length());
    return new Predicate.Matches(all, left.type, left.operand, regex);
  }

  /** Both sides of a comparison, of types that go together. */
  private record Sides(Typed left, Typed right) {}

  private Sides sides(Typed left, Entity leftNode, Entity right) throws FilterException {
    if (right instanceof Node.Slice) {
      Typed sliced = slice((Node.Slice) right, left.type);
      return new Sides(asBytes(left, leftNode), sliced);
    }
    boolean bytes = leftNode instanceof Node.Slice && !isConstant(right);
    if (bytes && (isField(right) || right instanceof Node.Call)) {
      return new Sides(left, asBytes(operand(right, ValueType.BYTES, null), right));
    }
    Typed typed = operand(right, left.type, left.field);
    requireCompatible(left.type, typed.type, right);
    return new Sides(left, typed);
  }

  private static void requireCompatible(ValueType a, ValueType b, Node at) throws FilterException {
    if (!a.compatible(b) || !b.canCompare()) {
      throw wrong(at, a.title() + " cannot be compared with " + b.title());
    }
  }

  private Typed asBytes(Typed typed, Node at) throws FilterException {
    if (typed.type.isByteString()) {
      return typed;
    }
    if (!typed.type.canSlice()) {
      throw wrong(at, typed.type.title() + " is not made of bytes");
    }
    return new Typed(
        new Operand.Slice(typed.operand, typed.type, WHOLE, slots++), ValueType.BYTES, null);
  }

  private Predicate member(Node.Member member) throws FilterException {
    if (!isField(member.left())) {
      throw isConstant(member.left())
          ? noField(member.left())
          : wrong(member.left(), "only a field can be looked for in a set");
    }
    Typed left = left(member.left());
    if (!left.type.canCompare()) {
      throw wrong(member.left(), "a mark has no value that could be in a set");
    }
    boolean all = member.quantifier() == Quantifier.ALL;
    List<Predicate> parts = new ArrayList<>();
    for (Node.Element element : member.set()) {
      Operand from = element(left, element.from());
      parts.add(
          element.to() == null
              ? new Predicate.Compare(Kind.ANY_EQ, all, left.type, left.operand, from)
              : new Predicate.Between(
                  all, left.type, left.operand, from, element(left, element.to())));
    }
    return Predicate.or(parts);
  }

  private Operand element(Typed left, Entity entity) throws FilterException {
    if (entity instanceof Node.Slice) {
      throw wrong(entity, "a set cannot hold slices");
    }
    Typed typed = operand(entity, left.type, left.field);
    requireCompatible(left.type, typed.type, entity);
    return typed.operand;
  }

  // Operands

  /** The left side of a comparison, which has a type of its own. */
  private Typed left(Entity entity) throws FilterException {
    return operand(entity, null, null);
  }

  /**
   * An operand.
   *
   * @param wanted what values without a type are read as; null if that is not known
   * @param field whose words may stand for numbers, or null
   */
  private Typed operand(Entity entity, ValueType wanted, FieldRef field) throws FilterException {
    return switch (entity) {
      case Node.Word word -> {
        FieldRef found = Names.find(word.text());
        yield found != null ? read(found, null) : literal(word.text(), wanted, field, entity);
      }
      case Node.Value value -> literal(value.text(), wanted, field, entity);
      case Node.FieldName name -> {
        FieldRef found = Names.find(name.name());
        if (found == null) {
          throw noField(name);
        }
        yield read(found, name.layers());
      }
      case Node.Text text -> {
        requireType(wanted, entity);
        yield constant(Constants.string(text.text(), wanted, field, entity), wanted);
      }
      case Node.Character c -> {
        requireType(wanted, entity);
        yield constant(Constants.character(c.value(), wanted, entity), wanted);
      }
      case Node.Slice slice -> slice(slice, wanted);
      case Node.Call call -> call(call, wanted);
      case Node.Negated negated -> negated(negated, wanted);
      case Node.Arithmetic arithmetic -> arithmetic(arithmetic, wanted);
    };
  }

  private static void requireType(ValueType wanted, Entity entity) throws FilterException {
    if (wanted == null) {
      throw noField(entity);
    }
  }

  private static Typed constant(ValueList values, ValueType type) {
    return new Typed(new Operand.Constant(values), type, null);
  }

  private static Typed literal(String text, ValueType wanted, FieldRef field, Entity at)
      throws FilterException {
    requireType(wanted, at);
    try {
      return constant(Constants.literal(text, wanted, field, at), wanted);
    } catch (FilterException e) {
      throw looksLikeField(text) ? noField(new Node.Word(text, at.at(), at.length())) : e;
    }
  }

  /** Letters with a dot between them, which no value of another type has. */
  private static boolean looksLikeField(String text) {
    return text.matches("[a-z][a-z0-9_-]*\\.[a-z_][A-Za-z0-9_.-]*");
  }

  private Typed read(FieldRef field, Ranges layers) {
    fields.add(field);
    usesLayers |= layers != null;
    usesBytes |= field.type() == ValueType.PROTOCOL;
    return new Typed(new Operand.Read(field, layers, slots++), field.type(), field);
  }

  private Typed slice(Node.Slice slice, ValueType wanted) throws FilterException {
    if (isConstant(slice.of())) {
      throw slice.of() instanceof Node.Word
          ? noField(slice.of())
          : wrong(slice.of(), "only fields and functions can be sliced");
    }
    Typed of = operand(slice.of(), wanted, null);
    if (!of.type.canSlice()) {
      throw wrong(slice.of(), of.type.title() + " cannot be sliced into bytes");
    }
    return new Typed(
        new Operand.Slice(of.operand, of.type, slice.ranges(), slots++), ValueType.BYTES, null);
  }

  private Typed negated(Node.Negated negated, ValueType wanted) throws FilterException {
    if (wanted == null && isConstant(negated.of())) {
      throw noField(negated.of());
    }
    Typed of = operand(negated.of(), wanted, null);
    if (!of.type.canNegate()) {
      throw wrong(negated, of.type.title() + " has no sign");
    }
    if (of.operand instanceof Operand.Constant constant) {
      ValueList negative = new ValueList();
      Calculation.negate(of.type, constant.values(), 0, negative);
      if (negative.count == 0) {
        throw wrong(negated, "this number is too big for a sign");
      }
      return new Typed(new Operand.Constant(negative), of.type, of.field);
    }
    return new Typed(new Operand.Negate(of.type, of.operand, slots++), of.type, of.field);
  }

  private Typed arithmetic(Node.Arithmetic node, ValueType wanted) throws FilterException {
    if (wanted == null && isConstant(node.left())) {
      throw isConstant(node.left()) && node.left() instanceof Node.Word word && !isNumber(word)
          ? noField(node.left())
          : wrong(node.left(), "a calculation left of a comparison begins with a field");
    }
    Calculation how =
        switch (node.operator()) {
          case PLUS -> Calculation.ADD;
          case MINUS -> Calculation.SUBTRACT;
          case STAR -> Calculation.MULTIPLY;
          case SLASH -> Calculation.DIVIDE;
          case PERCENT -> Calculation.MODULO;
          default -> Calculation.MASK;
        };
    Typed left = calculable(node.left(), wanted, how);
    Typed right = calculable(node.right(), left.type, how);
    if (!left.type.compatible(right.type)) {
      throw wrong(
          node.right(), left.type.title() + " and " + right.type.title() + " do not calculate");
    }
    return new Typed(
        new Operand.Calculate(how, left.type, left.operand, right.operand, slots++),
        left.type,
        left.field);
  }

  private static boolean isNumber(Node.Word word) {
    return Literals.unsigned(word.text()) != null;
  }

  private Typed calculable(Entity entity, ValueType wanted, Calculation how)
      throws FilterException {
    if (entity instanceof Node.Text || entity instanceof Node.Character) {
      throw wrong(entity, "strings do not calculate");
    }
    Typed typed = operand(entity, wanted, null);
    if (!how.suits(typed.type)) {
      throw wrong(entity, typed.type.title() + " cannot be used to " + how.verb());
    }
    return typed;
  }

  private Typed call(Node.Call call, ValueType wanted) throws FilterException {
    Function function = Function.of(call.function());
    if (function == null) {
      throw wrong(
          call,
          "no function '"
              + call.function()
              + "'; there are len, count, upper, lower, string, max,"
              + " min and abs");
    }
    int given = call.arguments().size();
    if (given == 0 || given > 1 && !function.takesSeveral()) {
      throw wrong(
          call,
          call.function() + " takes " + (function.takesSeveral() ? "arguments" : "one argument"));
    }
    return switch (function) {
      case MAX, MIN -> extreme(function, call, wanted);
      case ABS -> {
        Typed of = operand(call.arguments().getFirst(), wanted, null);
        if (!of.type.canNegate()) {
          throw wrong(call.arguments().getFirst(), of.type.title() + " has no sign");
        }
        yield typedCall(function, of.type, List.of(of.operand), of.type);
      }
      default -> ofField(function, call.arguments().getFirst());
    };
  }

  private Typed typedCall(
      Function function, ValueType argument, List<Operand> operands, ValueType result) {
    return new Typed(new Function.Call(function, argument, operands, slots++), result, null);
  }

  private Typed ofField(Function function, Entity argument) throws FilterException {
    if (!isField(argument)) {
      throw isConstant(argument) && argument instanceof Node.Word
          ? noField(argument)
          : wrong(argument, function.spelling() + " takes a field");
    }
    Typed of = operand(argument, null, null);
    boolean letters = function == Function.UPPER || function == Function.LOWER;
    if (letters && of.type != ValueType.TEXT
        || function == Function.STRING && !Function.hasText(of.type)) {
      throw wrong(argument, function.spelling() + " does not take " + of.type.title());
    }
    boolean text = letters || function == Function.STRING;
    return typedCall(
        function, of.type, List.of(of.operand), text ? ValueType.TEXT : ValueType.UINT32);
  }

  private Typed extreme(Function function, Node.Call call, ValueType wanted)
      throws FilterException {
    ValueType type = wanted;
    List<Operand> operands = new ArrayList<>();
    for (Entity argument : call.arguments()) {
      if (argument instanceof Node.Text
          || argument instanceof Node.Character
          || argument instanceof Node.Slice) {
        throw wrong(argument, function.spelling() + " takes fields, functions and numbers");
      }
      Typed of = operand(argument, type, null);
      if (!operands.isEmpty() && of.type != type) {
        throw wrong(
            argument,
            "all arguments are of one type: " + type.title() + ", not " + of.type.title());
      }
      if (!of.type.canCompare()) {
        throw wrong(argument, of.type.title() + " has no order");
      }
      type = of.type;
      operands.add(of.operand);
    }
    return typedCall(function, type, List.copyOf(operands), type);
  }
}
