package inflight.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "7, 7",
    "999, 999",
    "1000, 1|000",
    "48112, 48|112",
    "1234567, 1|234|567",
    "-1000, -1|000"
  })
  void groupsOfThreeDigits(long n, String expected) {
    assertEquals(expected.replace('|', '\u202f'), Units.count(n));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "640, 640",
    "999, 999",
    "1000, 1.0 k",
    "1100, 1.1 k",
    "5840, 5.8 k",
    "9949, 9.9 k",
    "9950, 10 k",
    "12000, 12 k",
    "999499, 999 k",
    "999500, 1.0 M",
    "1200000, 1.2 M"
  })
  void briefNumbersKeepTwoDigits(long n, String expected) {
    assertEquals(expected, Units.brief(n));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "1, 1 ns",
    "85000, 85 µs",
    "999999, 999 µs",
    "1000000, 0.001 s",
    "412000000, 0.412 s",
    "2305000000, 2.305 s",
    "61200000000, 61.2 s",
    "605000000000, 10 min 5 s",
    "7500000000000, 2 h 5 min",
    "-1000000, -0.001 s"
  })
  void durationsHaveTheUnitThatFits(long nanos, String expected) {
    assertEquals(expected, Units.duration(nanos));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.000000",
    "204113999, 0.204113",
    "61000000000, 61.000000",
    "-1500000, -0.001500"
  })
  void offsetsAreExactToTheMicrosecond(long nanos, String expected) {
    assertEquals(expected, Units.offset(nanos));
  }

  /** The quick way of writing decimals against the library's. */
  @Test
  void decimalsAreThoseOfTheFormatter() {
    long seed = 9293;
    Random random = new Random(seed);
    for (int i = 0; i < 5000; i++) {
      long nanos = 1_000_000 + (long) (random.nextDouble() * 9.99e9);
      // ties are rounded the same way only away from them
      if (nanos % 1_000_000 == 500_000) {
        continue;
      }
      assertEquals(
          String.format(Locale.ROOT, "%.3f s", nanos / 1e9), Units.duration(nanos), "seed " + seed);
    }
  }
}
