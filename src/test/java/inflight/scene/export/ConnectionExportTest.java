package inflight.scene.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.document.Capture;
import inflight.host.Check;
import inflight.host.Display;
import inflight.packet.index.FrameReader;
import inflight.scene.ladder.LadderPainter;
import inflight.tcp.verdict.ConnectionTrace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ConnectionExportTest {
  private static final Path SAMPLE = Path.of("sample-captures", "fast-retransmit.pcapng");

  @TempDir private Path folder;

  private Path export(String name) throws IOException {
    Path to = folder.resolve(name);
    try (Capture capture = Capture.open(List.of(SAMPLE));
        FrameReader reader = capture.frameReader()) {
      capture.load(Capture.Progress.NONE);
      ConnectionExport.write(to, ExportFormat.of(to).orElseThrow(), capture.trace(0), reader);
    }
    return to;
  }

  private static ConnectionTrace trace() throws IOException {
    try (Capture capture = Capture.open(List.of(SAMPLE))) {
      capture.load(Capture.Progress.NONE);
      return capture.trace(0);
    }
  }

  @Test
  void theEndingChoosesTheFormat() {
    assertEquals(ExportFormat.SVG, ExportFormat.of(Path.of("a.SVG")).orElseThrow());
    assertEquals(ExportFormat.HTML, ExportFormat.of(Path.of("x/a.pdf.html")).orElseThrow());
    assertTrue(ExportFormat.of(Path.of("a.pdf")).isEmpty());
    assertTrue(ExportFormat.of(Path.of("svg")).isEmpty());
    assertEquals(".svg, .png, .html, .csv, .json", ExportFormat.endings());
  }

  @Test
  void svgIsWellFormedAndHoldsEverySegment() throws Exception {
    String svg = Files.readString(export("a.svg"));
    Document parsed = parse(svg);
    assertEquals("svg", parsed.getDocumentElement().getTagName());
    assertFalse(svg.contains("NaN") || svg.contains("Infinity"));
    assertFalse(Pattern.compile("(href|src)\\s*=|url\\((?!#)|@import").matcher(svg).find());
    double height = LadderPainter.fullHeight(ConnectionExport.scene(trace()), 1, false);
    assertEquals(height, Double.parseDouble(parsed.getDocumentElement().getAttribute("height")), 1);
    for (String label : List.of("SYN", "FIN ACK")) {
      assertTrue(svg.contains(label), label);
    }
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  /** On a machine without fonts it says so. */
  @Test
  void pngIsAPictureOrSaysWhatItNeeds() throws IOException {
    Check pictures = Display.pictures();
    if (pictures.works()) {
      var picture = ImageIO.read(export("a.png").toFile());
      assertEquals(2 * (int) LadderSvg.WIDTH, picture.getWidth());
      double height = LadderPainter.fullHeight(ConnectionExport.scene(trace()), 1, false);
      assertEquals(2 * height, picture.getHeight(), 2);
    } else {
      IOException e = assertThrows(IOException.class, () -> export("a.png"));
      assertTrue(e.getMessage().contains("fonts"), e.getMessage());
      assertFalse(Files.exists(folder.resolve("a.png")));
    }
  }

  @Test
  void htmlLoadsNothingAndExplainsEverySegment() throws IOException {
    String html = Files.readString(export("a.html"));
    assertFalse(html.contains("{{"), "a place was not filled");
    String links = html.replace("http://www.w3.org/2000/svg", "");
    assertFalse(
        Pattern.compile("https?:|//[a-z]|<link|<img|<iframe|@import|\\bfetch\\(|XMLHttp")
            .matcher(links)
            .find());
    assertTrue(html.contains("default-src 'none'"));
    Matcher data =
        Pattern.compile("(?s)<script type=\"application/json\" id=\"data\">(.*?)</script>")
            .matcher(html);
    assertTrue(data.find());
    assertFalse(data.group(1).contains("<"), "markup in the data");
    assertEquals(trace().segments().size(), data.group(1).split("\"severity\"").length - 1);
    assertTrue(html.contains("duplicate ACKs had asked for it"));
    assertEquals(2, html.split("</script>", -1).length - 1, "two scripts and no more");
  }

  @Test
  void csvAndJsonHaveOneRowPerSegment() throws IOException {
    int n = trace().segments().size();
    List<String> rows = Files.readAllLines(export("a.csv"));
    assertEquals(n + 1, rows.size());
    assertTrue(rows.getFirst().startsWith("frame,time_s,side,flags,seq,"), rows.getFirst());
    assertTrue(rows.get(1).startsWith("1,0.000000000,client,SYN,0,"), rows.get(1));
    assertTrue(rows.get(17).contains("fast_retransmission: seq 160 < next 412"), rows.get(17));
    String json = Files.readString(export("a.json"));
    assertEquals(n, json.split("\"frame\":").length - 1);
    assertTrue(json.startsWith("[\n{\"frame\":1,\"time_s\":0.000000000,\"side\":\"client\""), json);
    assertTrue(json.endsWith("}\n]\n"), json);
  }

  @Test
  void aFileIsWrittenWholeOrNotAtAll() throws IOException {
    Path target = folder.resolve("kept.svg");
    Files.writeString(target, "before");
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                WholeFile.write(
                    target,
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }));
    assertEquals("cannot write " + target + ": No space left on device", e.getMessage());
    assertEquals("before", Files.readString(target));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(target), files.toList(), "nothing is left beside it");
    }
    WholeFile.write(target, out -> out.write('x'));
    assertArrayEquals(new byte[] {'x'}, Files.readAllBytes(target));
  }

  @Test
  void whereItCannotBeWrittenIsSaid() {
    Path missing = folder.resolve("missing").resolve("a.svg");
    IOException e = assertThrows(IOException.class, () -> WholeFile.write(missing, out -> {}));
    assertTrue(e.getMessage().contains("no folder " + missing.getParent()), e.getMessage());
    e = assertThrows(IOException.class, () -> WholeFile.write(folder, out -> {}));
    assertTrue(e.getMessage().contains("is a folder"), e.getMessage());
  }
}
