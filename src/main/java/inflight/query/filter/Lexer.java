package inflight.query.filter;

import inflight.query.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cuts a filter into words. Where several words could start at a place the longest counts, so that
 * {@code aa:bb}, {@code fe80::1/64} and {@code 10.0.0.0/8} are one word each, and {@code 68-1} too.
 */
final class Lexer {
  private static final Map<String, Kind> WORDS =
      Map.ofEntries(
          Map.entry("any", Kind.ANY),
          Map.entry("all", Kind.ALL),
          Map.entry("not", Kind.NOT),
          Map.entry("and", Kind.AND),
          Map.entry("or", Kind.OR),
          Map.entry("in", Kind.IN),
          Map.entry("eq", Kind.ANY_EQ),
          Map.entry("any_eq", Kind.ANY_EQ),
          Map.entry("ne", Kind.ALL_NE),
          Map.entry("all_ne", Kind.ALL_NE),
          Map.entry("all_eq", Kind.ALL_EQ),
          Map.entry("any_ne", Kind.ANY_NE),
          Map.entry("gt", Kind.GT),
          Map.entry("ge", Kind.GE),
          Map.entry("lt", Kind.LT),
          Map.entry("le", Kind.LE),
          Map.entry("contains", Kind.CONTAINS),
          Map.entry("matches", Kind.MATCHES),
          Map.entry("bitwise_and", Kind.AMPERSAND));

  /** Longer signs before those they begin with. */
  private static final Object[][] SIGNS = {
    {"===", Kind.ALL_EQ},
    {"!==", Kind.ANY_NE},
    {"==", Kind.ANY_EQ},
    {"!=", Kind.ALL_NE},
    {"~=", Kind.ANY_NE},
    {">=", Kind.GE},
    {"<=", Kind.LE},
    {"&&", Kind.AND},
    {"||", Kind.OR},
    {"..", Kind.DOT_DOT},
    {">", Kind.GT},
    {"<", Kind.LT},
    {"!", Kind.NOT},
    {"~", Kind.MATCHES},
    {"(", Kind.LEFT_PAREN},
    {")", Kind.RIGHT_PAREN},
    {",", Kind.COMMA},
    {"{", Kind.LEFT_BRACE},
    {"}", Kind.RIGHT_BRACE},
    {"$", Kind.DOLLAR},
    {"+", Kind.PLUS},
    {"-", Kind.MINUS},
    {"*", Kind.STAR},
    {"/", Kind.SLASH},
    {"%", Kind.PERCENT},
    {"&", Kind.AMPERSAND},
  };

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /** The words of a filter, the last of kind {@link Kind#END}. */
  static List<Token> tokens(String text) throws FilterException {
    Lexer lexer = new Lexer(text);
    lexer.run();
    return lexer.tokens;
  }

  private void run() throws FilterException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\n') {
        at++;
      } else if (c == '"' || (c == 'r' || c == 'R') && charAt(at + 1) == '"') {
        quoted(new Quoted(text, at));
      } else if (c == '\'') {
        quoted(new Quoted(text, at));
      } else if (c == '[') {
        add(Kind.LEFT_BRACKET, 1);
        ranges();
      } else if (c == '#') {
        add(Kind.HASH, 1);
        layer();
      } else {
        word(c);
      }
    }
    tokens.add(new Token(Kind.END, "", text.length(), 0));
  }

  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  private void add(Kind kind, int length) {
    tokens.add(new Token(kind, text.substring(at, at + length), at, length));
    at += length;
  }

  private void quoted(Quoted quoted) throws FilterException {
    Token token = quoted.read();
    tokens.add(token);
    at = token.end();
  }

  /** Everything up to the bracket that closes a slice, split at commas. */
  private void ranges() throws FilterException {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ']') {
        add(Kind.RIGHT_BRACKET, 1);
        return;
      }
      if (c == ',') {
        add(Kind.COMMA, 1);
        continue;
      }
      int end = at;
      while (end < text.length() && text.charAt(end) != ']' && text.charAt(end) != ',') {
        end++;
      }
      add(Kind.RANGE, end - at);
    }
    throw new FilterException(at, 1, "the bracket ] that closes the slice is missing");
  }

  private void layer() throws FilterException {
    int digits = 0;
    while (isDigit(charAt(at + digits))) {
      digits++;
    }
    if (digits > 0) {
      add(Kind.LAYER, digits);
    } else if (charAt(at) != '[') {
      throw new FilterException(at, 1, "# is followed by the number of a layer or by [");
    }
  }

  private void word(char c) throws FilterException {
    int sign = sign();
    int value = c == ':' ? markedValue(at) : plainValue(at);
    int field = c == '.' ? identifier(at + 1) : 0;
    int signLen = sign < 0 ? 0 : ((String) SIGNS[sign][0]).length();
    if (c == '.' && field > 0 && signLen < field + 1) {
      tokens.add(new Token(Kind.FIELD, text.substring(at + 1, at + 1 + field), at, field + 1));
      at += field + 1;
    } else if (value > signLen) {
      String word = text.substring(at, at + value);
      Kind known = WORDS.get(word);
      boolean marked = c == ':' && Literals.ipv6(word) == null;
      add(known != null ? known : marked ? Kind.VALUE : Kind.WORD, value);
    } else if (sign >= 0) {
      add((Kind) SIGNS[sign][1], signLen);
    } else {
      throw unexpected(c);
    }
  }

  private FilterException unexpected(char c) {
    String what =
        c == '=' ? "a single = is no comparison; write ==" : "'" + c + "' means nothing here";
    if (Character.isISOControl(c) || c > 0x7e) {
      what = "characters beyond ASCII stand between double quotes only";
    } else if (c == '@' || c == '^' || c == '|') {
      what = "'" + c + "' is no operator of Wireshark 4.0";
    }
    return new FilterException(at, 1, what);
  }

  private int sign() {
    for (int i = 0; i < SIGNS.length; i++) {
      if (text.startsWith((String) SIGNS[i][0], at)) {
        return i;
      }
    }
    return -1;
  }

  /** Length of the longest word that starts here and is neither sign nor marked. */
  private int plainValue(int from) {
    int best = Math.max(identifier(from), bytes(from));
    return Math.max(best, Math.max(ipv4(from), ipv6(from)));
  }

  /** The same behind a colon: bytes, hexadecimal digits, or an IPv6 address. */
  private int markedValue(int from) {
    int digits = from + 1;
    while (isHex(charAt(digits))) {
      digits++;
    }
    int number = digits > from + 1 ? digits - from : 0;
    int bytes = bytes(from + 1);
    return Math.max(Math.max(number, bytes > 0 ? bytes + 1 : 0), ipv6(from));
  }

  /** Letters, digits and underscores, then also hyphens, in parts between dots. */
  private int identifier(int from) {
    if (!isLetter(charAt(from))) {
      return 0;
    }
    int end = from;
    while (true) {
      while (isLetter(charAt(end)) || charAt(end) == '-') {
        end++;
      }
      char behind = charAt(end + 1);
      if (charAt(end) != '.' || !isLetter(behind) && behind != '-') {
        return end - from;
      }
      end++;
    }
  }

  /** Pairs of hexadecimal digits with one kind of separator, or three groups of four. */
  private int bytes(int from) {
    int quads = groups(from, 4, '.', 3);
    int best = quads;
    for (char separator : new char[] {':', '.', '-'}) {
      best = Math.max(best, groups(from, 2, separator, Integer.MAX_VALUE));
    }
    return best;
  }

  /** Length of at least two groups of hexadecimal digits; 0 if there are fewer. */
  private int groups(int from, int digits, char separator, int most) {
    int end = from;
    int n = 0;
    while (n < most && hexDigits(end + (n == 0 ? 0 : 1), digits)) {
      if (n > 0 && charAt(end) != separator) {
        break;
      }
      end += digits + (n == 0 ? 0 : 1);
      n++;
    }
    boolean enough = digits == 4 ? n == most : n >= 2;
    return enough ? end - from : 0;
  }

  private boolean hexDigits(int from, int count) {
    for (int i = 0; i < count; i++) {
      if (!isHex(charAt(from + i))) {
        return false;
      }
    }
    return true;
  }

  private int ipv4(int from) {
    int end = from;
    for (int part = 0; part < 4; part++) {
      if (part > 0 && charAt(end++) != '.') {
        return 0;
      }
      int digits = octet(end);
      if (digits == 0) {
        return 0;
      }
      end += digits;
    }
    return end - from + prefix(end, 2);
  }

  /** Digits of a number up to 255 without a leading zero. */
  private int octet(int from) {
    int value = 0;
    int n = 0;
    while (n < 3 && isDigit(charAt(from + n))) {
      int next = value * 10 + charAt(from + n) - '0';
      if (next > 255 || n > 0 && value == 0) {
        break;
      }
      value = next;
      n++;
    }
    return n;
  }

  private int ipv6(int from) {
    int end = from;
    while (end - from < 45 && (isHex(charAt(end)) || charAt(end) == ':' || charAt(end) == '.')) {
      end++;
    }
    for (; end - from >= 2; end--) {
      String part = text.substring(from, end);
      if (part.indexOf(':') < 0) {
        return 0;
      }
      if (Literals.ipv6(part) != null) {
        return end - from + prefix(end, 3);
      }
    }
    return 0;
  }

  /** Length of {@code /n} with as many digits as an address of this family may have there. */
  private int prefix(int from, int most) {
    if (charAt(from) != '/') {
      return 0;
    }
    int digits = 0;
    while (digits < most && isDigit(charAt(from + 1 + digits))) {
      digits++;
    }
    return digits == 0 ? 0 : digits + 1;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(char c) {
    return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  private static boolean isLetter(char c) {
    return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }
}
