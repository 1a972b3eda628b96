package inflight.query.field;

/** Text out of a packet. */
final class Ascii {
  private Ascii() {}

  /** ASCII up to the first zero byte; what is none is shown as U+FFFD. */
  static String text(byte[] b, int at, int lenBytes) {
    StringBuilder text = new StringBuilder(lenBytes);
    for (int i = at; i < at + lenBytes && b[i] != 0; i++) {
      text.append(b[i] < 0 ? '\ufffd' : (char) b[i]);
    }
    return text.toString();
  }
}
