package inflight.capture;

import java.io.IOException;

/**
 * Why a capture could not begin or ended early. The message is one line: what happened, and what
 * mends it.
 */
public final class CaptureFailure extends IOException {
  private static final long serialVersionUID = 1;

  /** What kind of trouble; from the codes of the helper. */
  public enum Kind {
    NO_LIBPCAP,
    NO_PERMISSION,
    NO_SUCH_DEVICE,
    NOT_UP,
    BAD_FILTER,
    CANNOT_OPEN,
    CANNOT_WRITE,
    DISK_FULL,
    DEVICE_GONE,
    BAD_STREAM,
    USAGE,
    /** The helper ended without a word, or with a mistake of its own. */
    HELPER_DIED;

    static Kind ofCode(String code) {
      for (Kind kind : values()) {
        if (kind.name().replace('_', '-').equalsIgnoreCase(code)) {
          return kind;
        }
      }
      return HELPER_DIED;
    }
  }

  private final Kind kind;

  /**
   * @param what what happened
   */
  CaptureFailure(Kind kind, String what) {
    super(what + mend(kind));
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  private static String mend(Kind kind) {
    return switch (kind) {
      case NO_LIBPCAP ->
          switch (Os.NOW) {
            case WINDOWS -> ": install Npcap from https://npcap.com";
            case MAC -> ": it is part of macOS, so this should not happen";
            case LINUX -> ": install it (Debian: sudo apt-get install libpcap0.8)";
          };
      case NO_PERMISSION -> ": `inflight doctor --fix` gives this user the right once";
      case NO_SUCH_DEVICE -> ": `inflight interfaces` lists what there is";
      case NOT_UP -> ": bring it up first (Linux: sudo ip link set NAME up)";
      case BAD_FILTER -> ": see man pcap-filter, for instance: tcp port 443 and host 192.0.2.1";
      case CANNOT_WRITE -> ": name another file with -w";
      case DISK_FULL -> ": what was captured until then is in the file; make room or use -b";
      case DEVICE_GONE -> ": the interface was removed; what was captured is in the file";
      case BAD_STREAM -> ": what was read until then is in the file";
      case HELPER_DIED -> ": what was captured until then is in the file";
      case CANNOT_OPEN, USAGE -> "";
    };
  }
}
