package inflight.lab.script;

/** Reads addresses; never asks anybody for a name. */
final class AddressText {
  private AddressText() {}

  /** The 4 or 16 bytes of an address (RFC 4291 2.2), null if it is none. */
  static byte[] parse(String text) {
    return text.indexOf(':') < 0 ? v4(text) : v6(text);
  }

  private static byte[] v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      if (!parts[i].matches("\\d{1,3}") || Integer.parseInt(parts[i]) > 255) {
        return null;
      }
      bytes[i] = (byte) Integer.parseInt(parts[i]);
    }
    return bytes;
  }

  private static byte[] v6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      byte[] all = groups(text);
      return all != null && all.length == 16 ? all : null;
    }
    byte[] before = groups(text.substring(0, gap));
    byte[] after = groups(text.substring(gap + 2));
    if (before == null || after == null || before.length + after.length > 14) {
      return null;
    }
    byte[] bytes = new byte[16];
    System.arraycopy(before, 0, bytes, 0, before.length);
    System.arraycopy(after, 0, bytes, 16 - after.length, after.length);
    return bytes;
  }

  private static byte[] groups(String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream(16);
    String[] groups = text.split(":", -1);
    for (int i = 0; i < groups.length; i++) {
      if (groups[i].matches("[0-9a-fA-F]{1,4}")) {
        int value = Integer.parseInt(groups[i], 16);
        out.write(value >> 8);
        out.write(value);
      } else {
        byte[] tail = i == groups.length - 1 ? v4(groups[i]) : null;
        if (tail == null) {
          return null;
        }
        out.writeBytes(tail);
      }
    }
    return out.size() <= 16 ? out.toByteArray() : null;
  }
}
