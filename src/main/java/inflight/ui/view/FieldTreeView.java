package inflight.ui.view;

import inflight.ui.model.FieldNode;
import inflight.ui.model.FilterModel;
import inflight.ui.model.Spot;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/** All fields of a frame, layer by layer. What was open stays open from frame to frame. */
public final class FieldTreeView extends TreeView<FieldNode> {
  private final Set<String> opened = new HashSet<>(Set.of("Transmission Control Protocol"));
  private Consumer<Spot> onPoint = s -> {};
  private Consumer<Spot> onChoose = s -> {};
  private FilterModel filter;
  private boolean following;

  public FieldTreeView() {
    getStyleClass().add("field-tree");
    setShowRoot(false);
    setFixedCellSize(20);
    setCellFactory(tree -> new FieldCell());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          TreeItem<FieldNode> item = getSelectionModel().getSelectedItem();
          if (e.isShortcutDown() && e.getCode() == KeyCode.C && item != null) {
            Copy.text(item.getValue().text());
            e.consume();
          }
        });
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            item -> {
              if (item != null && !following && isFocused()) {
                onChoose.accept(spot(item.getValue()));
              }
            });
  }

  void onSpot(Consumer<Spot> point, Consumer<Spot> choose) {
    onPoint = point;
    onChoose = choose;
  }

  /** What the values of the tree are filtered for with. */
  void filterWith(FilterModel model) {
    filter = model;
  }

  void show(List<FieldNode> layers) {
    TreeItem<FieldNode> root = new TreeItem<>();
    for (FieldNode layer : layers) {
      root.getChildren().add(item(layer));
    }
    following = true;
    setRoot(root);
    following = false;
  }

  private TreeItem<FieldNode> item(FieldNode node) {
    TreeItem<FieldNode> item = new TreeItem<>(node);
    for (FieldNode child : node.children()) {
      item.getChildren().add(item(child));
    }
    String key = node.field().isEmpty() ? node.title() : node.field();
    item.setExpanded(opened.contains(key));
    item.expandedProperty()
        .subscribe(
            (was, is) -> {
              if (is) {
                opened.add(key);
              } else {
                opened.remove(key);
              }
            });
    return item;
  }

  /** Selects what is pointed at elsewhere, opening what hides it. */
  void light(Spot spot) {
    TreeItem<FieldNode> found =
        spot == Spot.NONE || getRoot() == null ? null : find(getRoot(), spot);
    following = true;
    if (found == null) {
      getSelectionModel().clearSelection();
    } else if (getSelectionModel().getSelectedItem() != found) {
      for (TreeItem<FieldNode> p = found.getParent(); p != null; p = p.getParent()) {
        p.setExpanded(true);
      }
      int row = getRow(found);
      getSelectionModel().select(row);
      scrollTo(Math.max(0, row - 2));
    }
    following = false;
  }

  /** The field of this name with these bytes; else the smallest that holds the bytes. */
  private static TreeItem<FieldNode> find(TreeItem<FieldNode> root, Spot spot) {
    TreeItem<FieldNode> best = null;
    for (TreeItem<FieldNode> item : root.getChildren()) {
      TreeItem<FieldNode> inner = find(item, spot);
      TreeItem<FieldNode> candidate = inner != null ? inner : item;
      if (exact(candidate.getValue(), spot)) {
        return candidate;
      }
      boolean holds = candidate.getValue().bytes().contains(spot.bytes());
      if (holds && (best == null || length(candidate) < length(best))) {
        best = candidate;
      }
    }
    return best;
  }

  private static boolean exact(FieldNode node, Spot spot) {
    return !spot.field().isEmpty()
        && node.field().equals(spot.field())
        && (node.bytes().isEmpty() || node.bytes().overlaps(spot.bytes()));
  }

  private static int length(TreeItem<FieldNode> item) {
    return item.getValue().bytes().length();
  }

  private static Spot spot(FieldNode node) {
    return new Spot(node.field(), node.bytes());
  }

  private final class FieldCell extends TreeCell<FieldNode> {
    FieldCell() {
      // as wide as the tree: long values end in dots, and stand in the tooltip
      setPrefWidth(0);
      setOnMouseEntered(
          e -> {
            if (getItem() != null && !getItem().bytes().isEmpty()) {
              onPoint.accept(spot(getItem()));
            }
          });
      setOnMouseExited(e -> onPoint.accept(Spot.NONE));
      setOnContextMenuRequested(
          e -> {
            if (getItem() != null) {
              FilterMenu.show(FieldTreeView.this, e, filter, getItem().filter());
            }
          });
    }

    @Override
    protected void updateItem(FieldNode node, boolean empty) {
      super.updateItem(node, empty);
      if (empty || node == null) {
        setText(null);
        setTooltip(null);
        return;
      }
      setText(node.text());
      getStyleClass().remove("layer");
      if (node.field().isEmpty()) {
        getStyleClass().add("layer");
        setTooltip(null);
      } else {
        Tooltip tip = new Tooltip(node.text() + "\n" + node.field() + "\n" + node.help());
        tip.setShowDelay(Duration.millis(600));
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        setTooltip(tip);
      }
    }
  }
}
