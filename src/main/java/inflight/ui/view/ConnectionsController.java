package inflight.ui.view;

import inflight.ui.model.ConnectionSort;
import inflight.ui.model.ConnectionsModel;
import inflight.ui.model.Focus;
import inflight.ui.model.Units;
import inflight.ui.model.WindowModel;
import inflight.ui.model.Words;
import inflight.ui.model.Workbench;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.util.Subscription;

/** The list of connections. */
public final class ConnectionsController {
  private final WindowModel model;
  private Subscription bound = Subscription.EMPTY;
  @FXML private Label count;
  @FXML private ComboBox<ConnectionSort> sort;
  @FXML private FilterBar filter;
  @FXML private CanvasList list;

  ConnectionsController(WindowModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    list.setRowHeight(ConnectionRows.HEIGHT);
    sort.getItems().setAll(ConnectionSort.values());
    sort.setValue(ConnectionSort.TIME);
    model.workbenchProperty().subscribe(this::show);
  }

  private void show(Workbench bench) {
    bound.unsubscribe();
    bound = Subscription.EMPTY;
    filter.show(bench == null ? null : bench.filter());
    if (bench == null) {
      list.clear();
      return;
    }
    ConnectionsModel connections = bench.connections();
    Focus focus = bench.focus();
    list.show(
        new ConnectionRows(connections),
        row -> focus.selectConnection(connections.connectionAt(row)));
    sort.setValue(connections.sortProperty().get());
    connections.sortProperty().bind(sort.valueProperty());
    bound =
        Subscription.combine(
            connections.sortProperty()::unbind,
            connections.versionProperty().subscribe(v -> changed(bench)),
            focus.connectionProperty().subscribe(c -> mark(bench)));
    if (!model.rehearsingProperty().get()) {
      Platform.runLater(list::requestFocus);
    }
  }

  private void changed(Workbench bench) {
    int shown = bench.connections().rows();
    int all = bench.connections().total();
    count.setText(
        shown == all
            ? Units.count(all)
            : Words.of("connections.of", Units.count(shown), Units.count(all)));
    list.refresh();
    mark(bench);
  }

  private void mark(Workbench bench) {
    int connection = bench.focus().connection();
    list.select(connection < 0 ? -1 : bench.connections().rowOf(connection));
  }
}
