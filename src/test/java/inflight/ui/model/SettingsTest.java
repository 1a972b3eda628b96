package inflight.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path temp;

  @Test
  void whatWasSavedIsFoundAgain() {
    Path file = temp.resolve("new/folder/window.properties");
    Settings settings = new Settings(file);
    settings.set("theme", "dark");
    settings.set("window.width", 1234.5);
    settings.save();
    Settings again = new Settings(file);
    assertEquals("dark", again.get("theme", ""));
    assertEquals(1234.5, again.get("window.width", 0));
    assertEquals(7, again.get("no such key", 7));
  }

  @Test
  void aFolderThatCannotBeWrittenCostsNothingButTheMemory() throws IOException {
    Path noFolder = Files.writeString(temp.resolve("a-file"), "in the way");
    Settings settings = new Settings(noFolder.resolve("window.properties"));
    settings.set("theme", "dark");
    settings.save();
    assertEquals("dark", settings.get("theme", ""));
  }

  @Test
  void aDamagedFileIsAsGoodAsNone() throws IOException {
    Path file = Files.write(temp.resolve("window.properties"), new byte[] {(byte) 0xff, 0, '\\'});
    assertEquals("light", new Settings(file).get("theme", "light"));
    Files.writeString(file, "window.width=wide\nbad=\\u00zz\n");
    assertEquals(800, new Settings(file).get("window.width", 800));
  }

  @Test
  void theNewestOfTheRecentFilesIsFirstAndNoneIsTwice() throws IOException {
    Path file = temp.resolve("window.properties");
    RecentFiles recent = new RecentFiles(new Settings(file));
    for (int i = 0; i < 12; i++) {
      recent.opened(temp.resolve("c" + i + ".pcap"), i, 1000);
    }
    recent.opened(temp.resolve("c7.pcap"), 77, 2000);
    RecentFiles again = new RecentFiles(new Settings(file));
    assertEquals(8, again.files().size());
    assertEquals("c7.pcap", again.files().getFirst().name());
    assertEquals(77, again.files().getFirst().frames());
    assertEquals(1, again.files().stream().filter(r -> r.name().equals("c7.pcap")).count());
    again.forget(temp.resolve("c7.pcap").toAbsolutePath().normalize());
    assertEquals("c11.pcap", again.files().getFirst().name());
  }

  @Test
  void aRecentFileSaysWhatIsKnownOfIt() throws IOException {
    Path capture = Files.write(temp.resolve("x.pcap"), new byte[48]);
    LocalDate today = LocalDate.now();
    String facts = new RecentFiles.Recent(capture, 70, System.currentTimeMillis()).facts(today);
    assertTrue(facts.startsWith("48 B · 70 frames · "), facts);
    assertTrue(
        new RecentFiles.Recent(temp.resolve("gone"), -1, 0)
            .facts(today)
            .startsWith(Words.of("recent.gone") + " · 1 Jan 1970"));
  }
}
