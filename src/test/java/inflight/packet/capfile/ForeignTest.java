package inflight.packet.capfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no captures: one line that says what they look like and what to do. */
class ForeignTest {
  @TempDir Path dir;

  static List<Arguments> kinds() {
    return List.of(
        arguments("<?xml version='1.0'?><pdml/>", "XML file"),
        arguments("\u00ef\u00bb\u00bf<?xml version='1.0'?>", "XML file"),
        arguments("<!DOCTYPE html><p>", "HTML page"),
        arguments("{\"a\": 1}", "JSON file"),
        arguments("No. Time Source", "text file"),
        arguments("\n\r\n\r", "text file"),
        arguments("\u00ff\u00fea\0", "text file (UTF-16)"),
        arguments("#!/bin/sh", "script"),
        arguments("\u0089PNG\r\n\32\n", "PNG picture"),
        arguments("\177ELF\2\1", "Linux program (ELF)"),
        arguments("PK\3\4abc", "zip archive: unpack it"),
        arguments("%PDF-1.7", "PDF document"),
        arguments("BZh91AY", "bunzip2"),
        arguments("snoop\0\0\0", "editcap"),
        arguments("\1".repeat(257) + "ustar", "tar archive"),
        arguments("\1\2\3\4", "data of an unknown kind"),
        arguments("\u00d4\u00c3\u00b2", "only 3 bytes, too short"));
  }

  @Test
  void compressedTwiceIsNotUnpacked() {
    byte[] zstd = CaptureBytes.gzip(latin("(\u00b5/\u00fd1234"));
    assertTrue(messageFor(zstd).contains("a gzip file of a zstd-compressed file"));
    byte[] lz4 = CaptureBytes.gzip(latin("\4\"M\30"));
    assertTrue(messageFor(lz4).contains("a gzip file of an lz4-compressed file"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void areNamed(String start, String looksLike) {
    byte[] bytes = latin(start);
    assertTrue(messageFor(bytes).contains(looksLike), () -> messageFor(bytes));
    byte[] packed = CaptureBytes.gzip(bytes);
    assertTrue(messageFor(packed).contains("a gzip file of "), () -> messageFor(packed));
    assertTrue(messageFor(packed).contains(looksLike), () -> messageFor(packed));
  }

  private static byte[] latin(String s) {
    return s.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void nothingAtAllIsNamedToo() {
    assertTrue(messageFor(new byte[0]).contains("is empty (0 bytes)"));
    assertTrue(messageFor(CaptureBytes.gzip(new byte[0])).contains("gzip file of nothing"));
    assertTrue(messageFor(new byte[] {0x1f, (byte) 0x8b, 8, 0}).contains("damaged gzip file"));
  }

  @Test
  void whatIsNoFileIsNamed() throws IOException {
    assertTrue(messageFor(dir).contains("is a folder"));
    assertTrue(messageFor(dir.resolve("missing")).contains("there is no such file"));
    assertTrue(messageFor(dir.resolve("missing").resolve("x")).contains("there is no such file"));
    Path device = Path.of("/dev/null");
    if (Files.exists(device)) {
      assertTrue(messageFor(device).contains("is a device or pipe"));
    }
  }

  @Test
  void namesOfFilesCannotTalkToTheTerminal() {
    Path evil = dir.resolve("a\u001b[31m\n\u202eb");
    String message = messageFor(evil);
    assertTrue(message.contains("a\\u001b[31m\\u000a\\u202eb: there is no"), message);
    String damage = new Damage(evil, 7, "x").message();
    assertTrue(
        damage.endsWith("a\\u001b[31m\\u000a\\u202eb: damaged at byte 7: expected x"), damage);
  }

  private String messageFor(byte[] bytes) {
    return messageFor(CaptureBytes.write(dir, "file", bytes));
  }

  private static String messageFor(Path path) {
    CaptureException e =
        assertThrows(CaptureException.class, () -> CaptureSource.open(List.of(path)));
    assertEquals(path, e.path());
    assertTrue(e.getMessage().chars().noneMatch(c -> c < ' '), e::getMessage);
    return e.getMessage();
  }
}
