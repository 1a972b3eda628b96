package inflight;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import inflight.ui.view.Fxml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shape of the code: who may use whom, each rule with its reason. */
class ArchitectureTest {
  /**
   * A chamber of the program: its package below {@code inflight} and the chambers it names as what
   * it may use; with each of them it may use everything that one may use.
   */
  private record Room(String name, String reason, String... uses) {}

  /** Lowest first, so that a room only names rooms above it in this list: no cycles by design. */
  private static final List<Room> ROOMS =
      List.of(
          new Room("packet.wire", "bytes have a meaning before there is a file or a table"),
          new Room(
              "packet.capfile", "a file knows records, not what is done with them", "packet.wire"),
          new Room("packet.index", "a row is made from a record and its bytes", "packet.capfile"),
          new Room(
              "tcp.connection", "states follow from frames, not from verdicts", "packet.index"),
          new Room("tcp.verdict", "equal to Wireshark, so not coloured by ours", "tcp.connection"),
          new Room("tcp.finding", "ours stands on the verdicts, never the reverse", "tcp.verdict"),
          new Room(
              "tcp.pair", "two captures are compared by what was found in each", "tcp.finding"),
          new Room("tcp.message", "labels need the stream and nothing else", "tcp.connection"),
          new Room("query.field", "one registry over all that is known of a frame", "tcp.finding"),
          new Room("query.filter", "a filter is typed by the registry", "query.field"),
          new Room("scene.ladder", "a layout is plain data", "tcp.pair", "tcp.message"),
          new Room("scene.graph", "a graph is plain data", "tcp.finding"),
          new Room("scene.story", "sentences quote fields by their names", "query.field"),
          new Room(
              "scene.export",
              "a slide looks like the screen, for both draw the same scene",
              "scene.ladder",
              "scene.graph",
              "scene.story",
              "query.filter"),
          new Room("capture", "a live capture is a file that grows", "packet.capfile"),
          new Room("capture.helper", "what runs with rights is small", "packet.capfile"),
          new Room("host", "the machine's own view knows no capture"),
          new Room(
              "document",
              "an open capture is usable without a window",
              "scene.ladder",
              "scene.graph",
              "scene.story",
              "query.filter",
              "capture"),
          new Room("lesson", "a lesson plays on an open capture", "document"),
          new Room(
              "lab.script", "the notation reads from captures and writes them", "document", "host"),
          new Room("lab.experiment", "an experiment is captured and judged", "document", "host"),
          new Room(
              "cli",
              "commands are thin and need no window",
              "lab.script",
              "lab.experiment",
              "lesson",
              "scene.export"),
          new Room(
              "ui.model",
              "decisions are tested without a toolkit",
              "lab.script",
              "lab.experiment",
              "lesson",
              "scene.export"),
          new Room("ui.view", "painting decides nothing", "ui.model"),
          new Room("app", "the launcher chooses between the two faces", "cli", "ui.view"));

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("inflight");

  @TestFactory
  Stream<DynamicTest> everyRoomUsesOnlyTheRoomsBelowIt() {
    return ROOMS.stream()
        .map(
            room -> {
              Set<String> allowed = closure(room.name);
              return test(
                  room.name,
                  classes()
                      .that(matches("are in " + room.name, c -> room.name.equals(roomOf(c))))
                      .should()
                      .onlyDependOnClassesThat(
                          matches(
                              "are in " + new TreeSet<>(allowed) + " or not ours",
                              c -> !isOurs(c) || allowed.contains(roomOf(c))))
                      .because(room.reason));
            });
  }

  @Test
  void everyClassIsInARoomOfTheTable() {
    check(
        classes()
            .that(matches("are ours", ArchitectureTest::isOurs))
            .should(be(matches("in a room of the table", c -> !roomOf(c).isEmpty())))
            .because("a package that no rule knows would be free of all of them"));
  }

  /** With this, and each room depending only on the closure, there can be no cycle. */
  @Test
  void aRoomNamesOnlyRoomsBeforeItInTheTable() {
    Set<String> seen = new HashSet<>();
    for (Room room : ROOMS) {
      for (String used : room.uses) {
        assertTrue(seen.contains(used), room.name + " names " + used + " before it is listed");
      }
      assertTrue(seen.add(room.name), room.name + " is listed twice");
    }
  }

  @TestFactory
  Stream<DynamicTest> everyLibraryHasItsRooms() {
    return Stream.of(
        onlyIn(
            Set.of("ui.model", "ui.view"),
            "everything else runs without the toolkit's jars",
            "javafx."),
        onlyIn(
            Set.of("ui.view"),
            "everything but the view is tested without a display",
            "org.controlsfx.",
            "impl.org.controlsfx.",
            "atlantafx.",
            "org.kordamp."),
        test(
            "of JavaFX, ui.model uses beans and collections",
            noClasses()
                .that(matches("are in ui.model", c -> "ui.model".equals(roomOf(c))))
                .should()
                .dependOnClassesThat(
                    matches(
                        "are JavaFX outside javafx.base",
                        c ->
                            c.getName().startsWith("javafx.")
                                && Stream.of("beans.", "collections.", "event.", "util.")
                                    .noneMatch(p -> c.getName().startsWith("javafx." + p))))
                .because("view models are tested without a toolkit")),
        onlyIn(Set.of("cli"), "commands are its business alone", "picocli."),
        onlyIn(
            Set.of("capture.helper"),
            "the window loads no native capture library, and never runs with rights",
            "org.pcap4j."),
        onlyIn(
            Set.of("capture.helper", "host"),
            "native calls are made by the privileged helper and by the view of the machine",
            "com.sun.jna."));
  }

  @Test
  void everyFxmlFileIsNamedInOneEnum() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Fxml fxml : Fxml.values()) {
      named.add(fxml.file());
    }
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("fxml"))) {
      files
          .filter(f -> f.toString().endsWith(".fxml"))
          .forEach(f -> found.add(Path.of("fxml").relativize(f).toString().replace('\\', '/')));
    }
    assertEquals(named, found, "a file outside the enum is loaded by a name that nobody checks");
  }

  /**
   * What the rules above stand on: that there are classes to look at, and that some are not
   * allowed.
   */
  @Test
  void theRulesSeeTheProgram() {
    assertTrue(PROGRAM.contain("inflight.app.Main"));
    assertTrue(closure("document").contains("packet.wire"));
    assertFalse(closure("packet.wire").contains("packet.capfile"));
  }

  private static DynamicTest onlyIn(Set<String> rooms, String reason, String... prefixes) {
    return test(
        String.join(" ", prefixes) + " only in " + new TreeSet<>(rooms),
        noClasses()
            .that(matches("are outside " + new TreeSet<>(rooms), c -> !rooms.contains(roomOf(c))))
            .should()
            .dependOnClassesThat(
                matches(
                    "belong to " + Arrays.toString(prefixes),
                    c -> Arrays.stream(prefixes).anyMatch(c.getName()::startsWith)))
            .because(reason));
  }

  private static DynamicTest test(String name, ArchRule rule) {
    return DynamicTest.dynamicTest(name, () -> check(rule));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(PROGRAM);
  }

  private static Set<String> closure(String name) {
    Map<String, Room> byName = ROOMS.stream().collect(Collectors.toMap(Room::name, r -> r));
    Set<String> all = new HashSet<>(Set.of(name));
    for (String used : byName.get(name).uses) {
      all.addAll(closure(used));
    }
    return all;
  }

  /** The most specific room whose package holds the class; empty if there is none. */
  private static String roomOf(JavaClass c) {
    return ROOMS.stream()
        .map(Room::name)
        .filter(r -> (c.getPackageName() + ".").startsWith("inflight." + r + "."))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static boolean isOurs(JavaClass c) {
    return c.getPackageName().startsWith("inflight");
  }

  private static DescribedPredicate<JavaClass> matches(
      String description, Predicate<JavaClass> predicate) {
    return DescribedPredicate.describe(description, predicate);
  }
}
