package inflight.packet.capfile;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Says what a file looks like that is no capture, and what to do about it. */
final class Foreign {
  private static final String OTHER = "open a pcap or pcapng file instead";

  /** First bytes in Latin-1, what begins with them, what to do. */
  private static final String[][] KINDS = {
    {"\u0089PNG\r\n", "a PNG picture", OTHER},
    {"\u00ff\u00d8\u00ff", "a JPEG picture", OTHER},
    {"GIF8", "a GIF picture", OTHER},
    {"%PDF", "a PDF document", OTHER},
    {"\177ELF", "a Linux program (ELF)", OTHER},
    {"MZ", "a Windows program", OTHER},
    {"\u00ca\u00fe\u00ba\u00be", "a Java class or macOS program", OTHER},
    {"\u00cf\u00fa\u00ed\u00fe", "a macOS program", OTHER},
    {"PK\3\4", "a zip archive", "unpack it and open the capture inside"},
    {"PK\5\6", "an empty zip archive", OTHER},
    {"(\u00b5/\u00fd", "a zstd-compressed file", "unpack it with: zstd -d FILE"},
    {"\4\"M\30", "an lz4-compressed file", "unpack it with: lz4 -d FILE"},
    {"BZh", "a bzip2-compressed file", "unpack it with: bunzip2 FILE"},
    {"\u00fd7zXZ", "an xz-compressed file", "unpack it with: unxz FILE"},
    {"7z\u00bc\u00af", "a 7-Zip archive", "unpack it and open the capture inside"},
    {"Rar!", "a RAR archive", "unpack it and open the capture inside"},
    {"\37\u008b", "a gzip file of an unknown method", OTHER},
    {"snoop\0", "a snoop capture", "convert it with: editcap -F pcapng FILE NEW"},
    {"btsnoop", "a Bluetooth capture", "convert it with: editcap -F pcapng FILE NEW"},
    {"GMBU", "a Network Monitor capture", "convert it with: editcap -F pcapng FILE NEW"},
    {"RTSS", "a Network Monitor capture", "convert it with: editcap -F pcapng FILE NEW"},
    {"XCP\0", "a NetXRay capture", "convert it with: editcap -F pcapng FILE NEW"},
    {"TRSNIFF", "a Sniffer capture", "convert it with: editcap -F pcapng FILE NEW"},
    {"SQLite format 3", "an SQLite database", OTHER},
    {"\u00d0\u00cf\21\u00e0", "an old Microsoft Office document", OTHER},
    {"#!", "a script", OTHER},
    {"{\\rtf", "an RTF document", OTHER},
  };

  private Foreign() {}

  /** To stand behind the name of the file. {@code unpacked} is not null if it was compressed. */
  static String sentence(byte[] head, int len, UnpackedStore unpacked) {
    if (unpacked != null && unpacked.damage() != null && len < 4) {
      return "is a damaged "
          + unpacked.packing.title
          + " file (at byte "
          + unpacked.damage().byteOffset()
          + "; expected "
          + unpacked.damage().expected()
          + "): copy or download it again";
    }
    String packed = unpacked == null ? "" : "a " + unpacked.packing.title + " file of ";
    packed = packed.replace("a lz4", "an lz4");
    if (len == 0) {
      return "is "
          + (unpacked == null ? "empty (0 bytes)" : packed + "nothing")
          + ": no capture was written into it, capture again or open another";
    }
    String start = new String(head, 0, len, StandardCharsets.ISO_8859_1);
    for (String[] kind : KINDS) {
      if (start.startsWith(kind[0])) {
        return notACapture(packed + kind[1], kind[2]);
      }
    }
    if (len >= 262 && start.startsWith("ustar", 257)) {
      return notACapture(packed + "a tar archive", "unpack it and open the capture inside");
    }
    if (len < 4) {
      return "is "
          + packed
          + "only "
          + len
          + " bytes, too short for a capture: copy or capture it again";
    }
    return notACapture(packed + text(start), OTHER);
  }

  private static String notACapture(String kind, String todo) {
    return "is not a capture but looks like " + kind + ": " + todo;
  }

  private static String text(String start) {
    if (start.startsWith("\u00ff\u00fe") || start.startsWith("\u00fe\u00ff")) {
      return "a text file (UTF-16)";
    }
    String text = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
    int printable = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != 0x7f || c == '\n' || c == '\r' || c == '\t' || c == '\f') {
        printable++;
      }
    }
    if (printable < text.length()) {
      return "data of an unknown kind";
    }
    String word = text.stripLeading().toLowerCase(Locale.ROOT);
    if (word.startsWith("<!doctype html") || word.startsWith("<html")) {
      return "an HTML page";
    }
    if (word.startsWith("<")) {
      return "an XML file";
    }
    return word.startsWith("{") || word.startsWith("[") ? "a JSON file" : "a text file";
  }
}
