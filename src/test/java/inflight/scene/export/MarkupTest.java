package inflight.scene.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.scene.ladder.Ink;
import inflight.scene.ladder.Pen;
import inflight.scene.ladder.TextStyle;
import org.junit.jupiter.api.Test;

/** Hostile text stays text wherever it goes. */
class MarkupTest {
  private static final String HOSTILE =
      "</script><script>alert(1)</script>\"'&<!--]]>\0\u001b[31m\u2028\u202eabc\ud800";

  @Test
  void textIsNoMarkup() {
    String escaped = Markup.escape(HOSTILE);
    assertFalse(escaped.matches("(?s).*[<>\"'].*"), escaped);
    assertFalse(escaped.chars().anyMatch(c -> c < ' ' || c == 0x202e || c == 0xd800), escaped);
    assertTrue(escaped.startsWith("&lt;/script&gt;&lt;script&gt;alert(1)"), escaped);
    assertEquals("Grüße 😀 → x", Markup.escape("Grüße 😀 → x"));
  }

  @Test
  void dataInAScriptEndsNeitherTheScriptNorTheLine() {
    StringBuilder out = new StringBuilder();
    new Json(out).array().value(HOSTILE).value(1).nothing().value(true).endArray();
    String json = out.toString();
    assertFalse(json.matches("(?s).*[<>&'\u2028\u202e\ud800\0\u001b].*"), json);
    assertTrue(json.startsWith("[\"\\u003c/script\\u003e"), json);
    assertTrue(json.endsWith("\",1,null,true]"), json);
  }

  @Test
  void jsonSeparatesWithCommas() {
    StringBuilder out = new StringBuilder();
    Json json = new Json(out).object().name("a").array().endArray().name("b").rounded(1.23456);
    json.name("c").object().name("d").value(-1).endObject().endObject();
    assertEquals("{\"a\":[],\"b\":1.235,\"c\":{\"d\":-1}}", out.toString());
  }

  @Test
  void aPenWritesTextEscaped() {
    StringBuilder out = new StringBuilder();
    Pen pen = new SvgPen(out, "x", ink -> "#123456");
    pen.text(HOSTILE, 1.005, -0.5, Pen.Anchor.MIDDLE, 30, TextStyle.bold(Ink.TEXT, 12));
    assertEquals(1, out.toString().split("<text").length - 1);
    assertFalse(out.toString().contains("<script"), out.toString());
    assertTrue(out.toString().contains("rotate(30 1"), out.toString());
  }

  @Test
  void numbersAreShort() {
    assertEquals("0", SvgPen.shortest(0));
    assertEquals("-0.5", SvgPen.shortest(-0.5));
    assertEquals("-1.25", SvgPen.shortest(-1.254));
    assertEquals("3.07", SvgPen.shortest(3.07));
    assertEquals("100000000", SvgPen.shortest(1e8));
    assertEquals("0", SvgPen.shortest(Double.NaN));
  }
}
