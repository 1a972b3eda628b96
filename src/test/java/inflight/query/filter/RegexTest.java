package inflight.query.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
  }

  @Test
  void hostileExpressionsAndTextsTakeLinearTime() {
    String text = "a".repeat(60_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertEquals(false, found("(a*)*b", text)));
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertEquals(false, found("(a|a|aa)+$b", text)));
  }
}
