package inflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.packet.capfile.CaptureSource;
import inflight.packet.capfile.RecordReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The sample captures are those the manifest tells of, unaltered, small and readable. */
class SampleCapturesTest {
  private static final Path FOLDER = Path.of("sample-captures");
  private static final Path MANIFEST = FOLDER.resolve("MANIFEST");

  /** File names are opened on systems that do not tell capital letters from small ones. */
  private static final String FILE_NAME = "[a-z0-9]+(-[a-z0-9]+)*\\.pcapng";

  /** Where each of these occurs: once in a record, or as often as needed. */
  private static final List<String> ONCE =
      List.of("file", "title", "shows", "made", "vantage", "frames", "sha256");

  /** One capture's lines: key to the values behind it, each line one array. */
  private record Sample(Map<String, List<String[]>> lines) {
    String one(String key) {
      return all(key).getFirst()[1];
    }

    List<String[]> all(String key) {
      return lines.getOrDefault(key, List.of());
    }

    Path path() {
      return FOLDER.resolve(one("file"));
    }

    int frames() {
      return Integer.parseInt(one("frames"));
    }
  }

  private static List<Sample> manifest() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String line : Files.readAllLines(MANIFEST)) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] values = line.split("\t", -1);
      if (values[0].equals("file")) {
        samples.add(new Sample(new LinkedHashMap<>()));
      }
      samples.getLast().lines().computeIfAbsent(values[0], key -> new ArrayList<>()).add(values);
    }
    return samples;
  }

  @Test
  void everyFileIsInTheManifestAndBack() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      TreeSet<String> present =
          files
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new));
      assertTrue(present.remove("MANIFEST"), "the manifest");
      List<String> listed = manifest().stream().map(sample -> sample.one("file")).toList();
      assertEquals(present, new TreeSet<>(listed));
      assertEquals(present.size(), listed.size(), "no file is listed twice");
      assertTrue(listed.size() >= 22, "there are " + listed.size() + " samples");
    }
  }

  @Test
  void theFolderIsSmall() throws IOException {
    long bytes = 0;
    for (Sample sample : manifest()) {
      bytes += Files.size(sample.path());
    }
    assertTrue(bytes < 2_000_000, bytes + " bytes");
  }

  @TestFactory
  Stream<DynamicTest> unalteredSmallAndWhole() throws IOException {
    return manifest().stream()
        .map(sample -> DynamicTest.dynamicTest(sample.one("file"), () -> check(sample)));
  }

  private static void check(Sample sample) throws Exception {
    ONCE.forEach(key -> assertEquals(1, sample.all(key).size(), key));
    assertTrue(sample.one("file").matches(FILE_NAME), "the name");
    assertEquals(
        sample.one("file"),
        sample.one("made").replace('_', '-') + ".pcapng",
        "named by its recipe");
    assertTrue(sample.one("title").split(" ").length <= 4, "at most four words of title");
    assertTrue(sample.one("shows").endsWith("."), "one sentence");
    assertTrue(List.of("client", "server", "between").contains(sample.one("vantage")), "vantage");

    byte[] bytes = Files.readAllBytes(sample.path());
    assertEquals(sample.one("sha256"), sha256(bytes), "hash");
    assertTrue(bytes.length < 200_000, bytes.length + " bytes");

    assertTrue(sample.frames() > 0);
    assertEquals(sample.frames(), framesRead(sample.path()), "frames");
    assertFalse(sample.all("event").isEmpty(), "a frame to jump to");
    for (String[] event : sample.all("event")) {
      int frame = Integer.parseInt(event[1]);
      assertTrue(frame >= 1 && frame <= sample.frames(), "event at frame " + frame);
      assertFalse(event[2].isBlank(), "what frame " + frame + " shows");
    }
    checkSent(sample.all("sent"));
  }

  /** Two lines for each connection, numbered from 0, the client's first. */
  private static void checkSent(List<String[]> sent) throws NoSuchAlgorithmException {
    for (int i = 0; i < sent.size(); i++) {
      String[] line = sent.get(i);
      assertTrue(line.length == 7 || line.length == 8, "sent has six values or seven");
      assertEquals(String.valueOf(i / 2), line[1], "connection");
      assertEquals(i % 2 == 0 ? "client" : "server", line[2]);
      int length = Integer.parseInt(line[5]);
      assertTrue(line[6].matches("[0-9a-f]{64}"), "hash of what was sent");
      assertEquals(length == 0, line[6].equals(sha256(new byte[0])), "nothing has its own hash");
      if (line.length == 8) {
        assertTrue(Integer.parseInt(line[7]) > length, "more was handed over than was sent");
      }
    }
    assertEquals(0, sent.size() % 2, "both sides");
  }

  private static int framesRead(Path path) throws Exception {
    int frames = 0;
    try (CaptureSource source = CaptureSource.open(List.of(path));
        RecordReader records = source.records()) {
      while (records.next()) {
        frames++;
      }
      assertTrue(records.damage().isEmpty(), "no damage");
    }
    return frames;
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
