package inflight.query.field;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The numbers that Wireshark's reader of files gives to link types (WTAP_ENCAP_). */
final class EncapTypes {
  /** Of link types that Wireshark does not know. */
  static final int NONE = -1;

  private static final Map<Integer, Integer> BY_LINK_TYPE = new HashMap<>();

  static {
    try (InputStream in = EncapTypes.class.getResourceAsStream("encap-types.txt")) {
      String table = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      for (String line : table.lines().toList()) {
        int space = line.indexOf(' ');
        BY_LINK_TYPE.put(
            Integer.valueOf(line.substring(0, space)), Integer.valueOf(line.substring(space + 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EncapTypes() {}

  /** Of a LINKTYPE_ number. */
  static int of(int linkType) {
    return BY_LINK_TYPE.getOrDefault(linkType, NONE);
  }
}
