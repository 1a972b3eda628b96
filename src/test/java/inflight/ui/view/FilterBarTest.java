package inflight.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.testing.NeedsToolkit;
import inflight.ui.model.FilterModel;
import inflight.ui.model.FilterModel.State;
import inflight.ui.model.OpenCapture.Phase;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Types filters and presses menus; leaves pictures in {@code target/screenshots}. */
@NeedsToolkit
@Timeout(120)
class FilterBarTest {
  private final Gui.Answers files = new Gui.Answers();
  private Gui gui;

  @BeforeEach
  void openCapture() {
    gui = Gui.open(files, 1280, 800);
    files.captures = List.of(Path.of("sample-captures", "many-connections.pcapng"));
    gui.click("#open");
    Gui.await(
        "loaded",
        () ->
            gui.model.workbenchProperty().get() != null
                && gui.model.workbenchProperty().get().open().phaseProperty().get()
                    == Phase.LOADED);
    gui.click("#segmentsTab");
  }

  @AfterEach
  void closeWindow() {
    gui.close();
  }

  private FilterModel filter() {
    return gui.model.workbenchProperty().get().filter();
  }

  private TextField field() {
    return gui.find("#segmentsPage .filter-field", TextField.class);
  }

  private CanvasList list() {
    return gui.find("#segmentsPage #list", CanvasList.class);
  }

  private void type(String text) {
    gui.click(field());
    Gui.fx(
        () -> {
          field().setText(text);
          field().end();
          return null;
        });
    Gui.pulses(3);
  }

  @Test
  void greenWhileItIsAFilterAndRedWithTheColumnWhileItIsNone() {
    type("tcp.prt == 80");
    Gui.await("wrong", () -> filter().stateProperty().get() == State.WRONG);
    assertEquals(
        "Column 1: no field or protocol 'tcp.prt'; did you mean tcp.port?",
        Gui.fx(() -> gui.find("#segmentsPage .filter-message", Label.class).getText()));
    gui.shot("filter-wrong");
    type("tcp.flags.reset == 1");
    Gui.await("right", () -> filter().stateProperty().get() == State.RIGHT);
    assertFalse(gui.isThere("#segmentsPage .filter-message"));
    int all = Gui.fx(() -> list().rows().size());
    gui.press(KeyCode.ENTER);
    Gui.await("found", () -> list().rows().size() < all);
    assertEquals(
        Gui.fx(() -> list().rows().size()) + " frames pass",
        Gui.fx(() -> gui.find("#segmentsPage #count", Label.class).getText()));
    assertEquals(3, Gui.fx(() -> gui.find("#connectionList", CanvasList.class).rows().size()));
    gui.shot("filter-right");
    Gui.fx(
        () -> {
          filter().clear();
          return null;
        });
    Gui.await("all again", () -> list().rows().size() == all);
  }

  @Test
  void wordsAreCompletedWithTheirSentences() {
    type("tcp.flags.sy");
    gui.press(KeyCode.CONTROL, KeyCode.SPACE);
    ListView<?> words = Gui.fx(FilterBarTest::completions);
    assertEquals(1, words.getItems().size());
    gui.press(KeyCode.TAB);
    assertEquals("tcp.flags.syn", Gui.fx(() -> field().getText()));
    type("tcp.analysis.");
    gui.press(KeyCode.CONTROL, KeyCode.SPACE);
    gui.press(KeyCode.DOWN);
    gui.press(KeyCode.DOWN);
    assertEquals(1, Gui.fx(() -> completions().getSelectionModel().getSelectedIndex()));
    gui.press(KeyCode.ENTER);
    assertTrue(Gui.fx(() -> field().getText()).length() > "tcp.analysis.".length());
    assertEquals("", Gui.fx(() -> filter().appliedProperty().get()), "Enter chose a word only");
  }

  private static ListView<?> completions() {
    return Window.getWindows().stream()
        .map(w -> w.getScene().getRoot().lookup("#completions"))
        .filter(n -> n instanceof ListView<?> && n.getScene().getWindow().isShowing())
        .map(n -> (ListView<?>) n)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCellIsFilteredFor() {
    CanvasList list = list();
    int all = Gui.fx(() -> list.rows().size());
    gui.click(list, 200, list.centerOf(0), MouseButton.SECONDARY);
    assertEquals("ip.src == 192.0.2.10", Gui.fx(() -> menuItems().getFirst().getText()));
    gui.shot("filter-menu");
    Gui.fx(
        () -> {
          item("filter-replace").fire();
          return null;
        });
    Gui.await("found", () -> list.rows().size() < all);
    int some = Gui.fx(() -> list.rows().size());
    gui.click(list, 200, list.centerOf(0), MouseButton.SECONDARY);
    Gui.fx(
        () -> {
          item("filter-and_not").fire();
          return null;
        });
    Gui.await("none", () -> list.rows().size() == 0);
    assertEquals(
        "ip.src == 192.0.2.10 && !(ip.src == 192.0.2.10)",
        Gui.fx(() -> filter().appliedProperty().get()));
    assertTrue(some > 0);
    assertEquals(2, Gui.fx(() -> filter().history().size()));
  }

  @Test
  void aNodeOfTheTreeIsFilteredFor() {
    gui.click(list(), 200, list().centerOf(0));
    Gui.await(
        "inspected",
        () -> gui.model.workbenchProperty().get().inspector().detailProperty().get() != null);
    Node cell =
        Gui.fx(
            () ->
                gui.find("#tree").lookupAll(".tree-cell").stream()
                    .filter(c -> String.valueOf(c).contains("Transmission"))
                    .findFirst()
                    .orElseThrow());
    gui.click(cell, 40, 10, MouseButton.SECONDARY);
    assertEquals("tcp", Gui.fx(() -> menuItems().getFirst().getText()));
  }

  private static List<MenuItem> menuItems() {
    return Window.getWindows().stream()
        .filter(w -> w instanceof ContextMenu && w.isShowing())
        .map(w -> List.copyOf(((ContextMenu) w).getItems()))
        .findFirst()
        .orElseThrow();
  }

  private static MenuItem item(String id) {
    return menuItems().stream().filter(i -> id.equals(i.getId())).findFirst().orElseThrow();
  }
}
