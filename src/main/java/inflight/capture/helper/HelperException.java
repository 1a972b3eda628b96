package inflight.capture.helper;

/** Why the helper could not begin or go on. The code is for programs, the text for people. */
final class HelperException extends Exception {
  private static final long serialVersionUID = 1;

  static final String NO_LIBPCAP = "no-libpcap";
  static final String NO_PERMISSION = "no-permission";
  static final String NO_SUCH_DEVICE = "no-such-device";
  static final String NOT_UP = "not-up";
  static final String BAD_FILTER = "bad-filter";
  static final String CANNOT_OPEN = "cannot-open";
  static final String CANNOT_WRITE = "cannot-write";
  static final String DISK_FULL = "disk-full";
  static final String DEVICE_GONE = "device-gone";
  static final String BAD_STREAM = "bad-stream";
  static final String USAGE = "usage";

  private final String code;

  HelperException(String code, String text) {
    super(text);
    this.code = code;
  }

  String code() {
    return code;
  }
}
