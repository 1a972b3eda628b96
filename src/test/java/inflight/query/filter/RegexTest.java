package inflight.query.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Expressions find what Perl's would find, in bytes, whatever the case. */
class RegexTest {
  private static boolean found(String expression, String text) throws FilterException {
    byte[] b = text.getBytes(StandardCharsets.ISO_8859_1);
    return Regex.compile(expression, 0, 1).isFoundIn(b, 0, b.length);
  }

  @Test
  void caseDoesNotCount() throws FilterException {
    assertTrue(found("get", "GET /"));
    assertEquals(false, found("(?-i)get", "GET /"));
  }

  @Test
  void theEndIsAlsoInFrontOfTheLastLineFeed() throws FilterException {
    assertTrue(found("a$", "a\n"));
    assertTrue(found("a\\Z", "a\n"));
    assertEquals(false, found("a$", "a\nb"));
    assertEquals(false, found("a\\z", "a\n"));
    assertTrue(found("[$]", "$"));
    assertTrue(found("\\$", "$"));
  }

  @Test
  void bytesBeyondAsciiAreBytes() throws FilterException {
    assertTrue(found("\\xc3\\xa4", "\u00c3\u00a4"));
    assertTrue(found("^.{2}$", "\u00c3\u00a4"));
    assertTrue(found("[\\x80-\\xff]", "\u00e9"));
    assertTrue(found("\\s", "\u000b"));
    assertTrue(found("[^\\]]a", "ba"));
    assertTrue(found("[]a]+$", "]a"));
    assertTrue(found("[[:digit:]]b", "1b"));
    assertTrue(found("\\101", "A"));
  }

  @Test
  void hostileExpressionsAndTextsTakeLinearTime() {
    String text = "a".repeat(60_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertEquals(false, found("(a*)*b", text)));
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertEquals(false, found("(a|a|aa)+$b", text)));
  }

  @Test
  void textThatMustBeThereIsFoundInTheExpression() {
    assertEquals("get /", RequiredText.of("^GET /[a-z]+"));
    assertEquals("http/1.", RequiredText.of("http/1\\.[01]"));
    assertEquals("ab", RequiredText.of("abc*"));
    assertEquals("ab", RequiredText.of("abc?d?"));
    assertEquals("a", RequiredText.of("a(bcd)e?"));
    assertEquals("xyz", RequiredText.of("a[bcdef]xyz"));
    for (String none : new String[] {"a|b", "(abc)", "[abc]", "\\x41\\d", "\\Qab\\E", "a{0}", ""}) {
      assertEquals("", RequiredText.of(none), none);
    }
  }

  @Test
  void whatIsLookedForFirstChangesNothing() throws FilterException {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    String[] parts = {
      "a", "B", "c", "ab", "[ab]", "[^a]", "(a)", "(?:bc)", "\\x61", "\\.", ".", "\\d", "a?", "b*",
      "c+", "a{0}", "b{2}", "(a|b)", "^", "\\n", "\\Q.\\E"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder expression = new StringBuilder();
      for (int n = random.nextInt(5); n >= 0; n--) {
        expression.append(parts[random.nextInt(parts.length)]);
      }
      expression.append(random.nextInt(6) == 0 ? "$" : ""); // only there it means the same
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n >= 0; n--) {
        text.append("abcAB.1\n".charAt(random.nextInt(8)));
      }
      boolean expected =
          java.util.regex.Pattern.compile(
                  "(?d)" + expression, java.util.regex.Pattern.CASE_INSENSITIVE)
              .matcher(text)
              .find();
      assertEquals(
          expected,
          found(expression.toString(), text.toString()),
          expression + " in " + text + ", seed " + seed);
    }
  }
}
