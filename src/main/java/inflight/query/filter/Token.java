package inflight.query.filter;

/**
 * A word of a filter.
 *
 * @param text as it was written; of a string or character constant the characters it stands for,
 *     one per byte
 * @param at index of its first character
 * @param length characters that it takes
 */
record Token(Kind kind, String text, int at, int length) {
  /** What a word is, before anything is known of fields. */
  enum Kind {
    END("the end of the filter"),
    LEFT_PAREN("("),
    RIGHT_PAREN(")"),
    COMMA(","),
    LEFT_BRACE("{"),
    RIGHT_BRACE("}"),
    LEFT_BRACKET("["),
    RIGHT_BRACKET("]"),
    DOT_DOT(".."),
    DOLLAR("$"),
    HASH("#"),
    ANY("any"),
    ALL("all"),
    NOT("not"),
    AND("and"),
    OR("or"),
    IN("in"),
    ANY_EQ("=="),
    ALL_EQ("==="),
    ALL_NE("!="),
    ANY_NE("!=="),
    GT(">"),
    GE(">="),
    LT("<"),
    LE("<="),
    CONTAINS("contains"),
    MATCHES("matches"),
    PLUS("+"),
    MINUS("-"),
    STAR("*"),
    SLASH("/"),
    PERCENT("%"),
    AMPERSAND("&"),
    /** A piece of a slice: what stands between brackets and commas. */
    RANGE("a range"),
    /** The number behind a hash. */
    LAYER("a layer number"),
    STRING("a string"),
    CHARACTER("a character"),
    /** A field, a function, a number, an address: the parser finds out. */
    WORD("a value"),
    /** Marked by a colon in front as a value that is no field. */
    VALUE("a value"),
    /** Marked by a dot in front as a field. */
    FIELD("a field");

    private final String spelling;

    Kind(String spelling) {
      this.spelling = spelling;
    }

    /** For messages. */
    String spelling() {
      return spelling;
    }
  }

  int end() {
    return at + length;
  }
}
