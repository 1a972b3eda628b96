package inflight.ui.view;

import inflight.tcp.finding.Finding;
import inflight.ui.model.FindingsModel;
import inflight.ui.model.WindowModel;
import inflight.ui.model.Words;
import inflight.ui.model.Workbench;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.util.Subscription;

/** The list of findings; the chosen one in full below, and all other views go to its frame. */
public final class FindingsController {
  private static final List<String> SEVERITIES = List.of("good", "info", "warn", "bad");
  private final WindowModel model;
  private Subscription bound = Subscription.EMPTY;
  @FXML private Parent page;
  @FXML private Label count;
  @FXML private Label empty;
  @FXML private CanvasList list;
  @FXML private VBox details;
  @FXML private TextFlow words;

  FindingsController(WindowModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    list.setRowHeight(FindingRows.HEIGHT);
    page.visibleProperty().subscribe(v -> list.refresh());
    model.workbenchProperty().subscribe(this::show);
  }

  private void show(Workbench bench) {
    bound.unsubscribe();
    bound = Subscription.EMPTY;
    explain(null, null);
    if (bench == null) {
      list.clear();
      return;
    }
    FindingsModel findings = bench.findings();
    bound = findings.findingsProperty().subscribe(all -> fill(findings, all));
  }

  private void fill(FindingsModel findings, List<Finding> all) {
    explain(null, null);
    count.setText(Words.counted("findings", all.size()));
    empty.setVisible(all.isEmpty());
    list.show(
        new FindingRows(findings, all),
        index -> {
          if (index >= 0 && index < all.size()) {
            list.select(index);
            explain(findings, all.get(index));
            findings.choose(index);
          }
        });
    list.select(-1);
  }

  private void explain(FindingsModel findings, Finding f) {
    words.getChildren().clear();
    details.setVisible(f != null);
    details.setManaged(f != null);
    if (f == null) {
      return;
    }
    add(findings.title(f) + ". ", "explanation-title");
    for (FindingsModel.Part part : findings.details(f)) {
      if (!part.name().isEmpty()) {
        add("\n" + part.name() + " ", "explanation-rfc");
      }
      add(part.text(), "explanation-text");
    }
    for (String s : SEVERITIES) {
      boolean on = s.equals(f.severity().name().toLowerCase(Locale.ROOT));
      details.pseudoClassStateChanged(PseudoClass.getPseudoClass(s), on);
    }
  }

  private void add(String text, String style) {
    Text t = new Text(text);
    t.getStyleClass().add(style);
    words.getChildren().add(t);
  }
}
