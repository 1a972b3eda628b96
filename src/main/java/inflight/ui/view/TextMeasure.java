package inflight.ui.view;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** How wide texts are, and what fits. For the window's thread. */
final class TextMeasure {
  private static final String ELLIPSIS = "…";
  private static final int MAX_REMEMBERED = 4096;
  private static final Map<Font, Map<String, Double>> WIDTHS = new HashMap<>();
  private static final Text RULER = new Text();

  private TextMeasure() {}

  static double width(String text, Font font) {
    if (text.isEmpty()) {
      return 0;
    }
    Map<String, Double> known = WIDTHS.computeIfAbsent(font, f -> new HashMap<>());
    Double width = known.get(text);
    if (width == null) {
      if (known.size() > MAX_REMEMBERED) {
        known.clear();
      }
      RULER.setFont(font);
      RULER.setText(text);
      width = RULER.getLayoutBounds().getWidth();
      known.put(text, width);
    }
    return width;
  }

  /** The width of one character of a fixed-width font. */
  static double advance(Font fixedWidth) {
    return width("0000000000", fixedWidth) / 10;
  }

  /** The text, or its beginning with an ellipsis. */
  static String fit(String text, Font font, double room) {
    if (width(text, font) <= room) {
      return text;
    }
    int low = 0;
    int high = text.length();
    while (low < high) {
      int mid = low + high + 1 >>> 1;
      if (width(text.substring(0, mid) + ELLIPSIS, font) <= room) {
        low = mid;
      } else {
        high = mid - 1;
      }
    }
    return low == 0 ? "" : text.substring(0, low) + ELLIPSIS;
  }

  /** As {@link #fit} for a fixed-width font, without measuring. */
  static String fitFixed(String text, double advance, double room) {
    int chars = (int) (room / advance);
    if (text.length() <= chars) {
      return text;
    }
    return chars <= 1 ? "" : text.substring(0, chars - 1) + ELLIPSIS;
  }
}
