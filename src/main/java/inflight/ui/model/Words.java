package inflight.ui.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every word of the window, from the bundle {@code inflight/ui/ui.properties}. */
public final class Words {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("inflight.ui.ui", Locale.ROOT);

  private Words() {}

  /** The bundle itself, for FXML. */
  public static ResourceBundle bundle() {
    return BUNDLE;
  }

  /** The text of {@code key} with {@code {0}}, {@code {1}} ... filled in. */
  public static String of(String key, Object... args) {
    String text = BUNDLE.getString(key);
    return args.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(args);
  }

  /** The singular for 1, else the plural: {@code key.one} and {@code key.many}, each with {0}. */
  public static String counted(String key, long n) {
    return of(key + (n == 1 ? ".one" : ".many"), Units.count(n));
  }
}
