package inflight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Numbers against the JDK's own text forms. */
class TextBufferTest {
  @Test
  void numbersAreWrittenAsTheJdkWritesThem() {
    long seed = ThreadLocalRandom.current().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 5000; i++) {
      check(random.nextLong() >> random.nextInt(64), "seed " + seed);
    }
    long power = 1;
    for (int digits = 1; digits <= 19; digits++, power *= 10) {
      check(power, "power of ten");
      check(power - 1, "below a power of ten");
      check(-power, "negative");
    }
    check(Integer.MAX_VALUE + 1L, "");
    check(Long.MAX_VALUE, "");
    check(Long.MIN_VALUE + 1, "");
    assertEquals(Long.toString(Long.MIN_VALUE), text(new TextBuffer().number(Long.MIN_VALUE)));
  }

  private static void check(long value, String message) {
    assertEquals(Long.toString(value), text(new TextBuffer().number(value)), message);
    String seconds = BigDecimal.valueOf(value, 9).toPlainString();
    assertEquals(seconds, text(new TextBuffer().seconds(value)), message);
    String millis = BigDecimal.valueOf(value, 6).toPlainString();
    assertEquals(millis, text(new TextBuffer().millis(value)), message);
  }

  @Test
  void textIsUtf8() {
    assertEquals("a–é😀b", text(new TextBuffer().text("a–é😀b")));
  }

  private static String text(TextBuffer buffer) {
    return new String(buffer.bytes(), 0, buffer.length(), StandardCharsets.UTF_8);
  }
}
