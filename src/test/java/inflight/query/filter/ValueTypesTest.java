package inflight.query.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inflight.query.field.Field;
import inflight.query.field.Registry;
import inflight.testing.NeedsTool;
import inflight.testing.Tshark;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every field is of the type that Wireshark gives it: that decides what it can be compared with.
 */
class ValueTypesTest {
  @Test
  @NeedsTool("tshark")
  void typesAreThoseOfTshark() throws IOException, InterruptedException {
    Map<String, String> theirs = Tshark.fieldTypes();
    Map<String, String> differ = new TreeMap<>();
    for (Field field : Registry.all().fields()) {
      String their = theirs.get(field.name());
      ValueType ours = Names.find(field.name()).type();
      if (their != null && !fits(their, ours)) {
        differ.put(field.name(), "tshark " + their + ", we " + ours);
      }
    }
    assertEquals(Map.of(), differ);
  }

  private static boolean fits(String their, ValueType ours) {
    return switch (their) {
      case "FT_NONE" -> ours == ValueType.LABEL;
      case "FT_FRAMENUM" -> ours == ValueType.FRAME_NUMBER;
      case "FT_STRING", "FT_STRINGZ", "FT_UINT_STRING", "FT_STRINGZPAD" -> ours == ValueType.TEXT;
      case "FT_UINT40", "FT_UINT48", "FT_UINT56" -> ours == ValueType.UINT64;
      default -> their.substring(3).toUpperCase(Locale.ROOT).equals(ours.name());
    };
  }
}
