package inflight.ui.view;

import inflight.tcp.finding.Finding;
import inflight.tcp.finding.Severity;
import inflight.ui.model.FindingsModel;
import inflight.ui.model.Words;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** Paints findings, two lines each: what it is, how sure, where; and what happened. */
final class FindingRows implements CanvasList.Rows {
  static final double HEIGHT = 44;
  private static final double PAD = 14;
  private static final double TEXT = 30;
  private static final double DOT = 8;

  private final FindingsModel model;
  private final List<Finding> findings;
  private final Font title = Theme.bold(13);
  private final Font small = Theme.text(12);

  FindingRows(FindingsModel model, List<Finding> findings) {
    this.model = model;
    this.findings = findings;
  }

  @Override
  public int size() {
    return findings.size();
  }

  @Override
  public String spoken(int index) {
    Finding f = findings.get(index);
    return model.title(f) + ". " + model.sentence(f);
  }

  @Override
  public void paint(GraphicsContext g, int index, double y, double width, boolean selected) {
    Colors p = Theme.colors();
    Finding f = findings.get(index);
    g.setFill(color(p, f.severity()));
    g.fillOval(PAD, y + 10, DOT, DOT);
    String where = where(f);
    double whereWidth = TextMeasure.width(where, small);
    g.setFont(small);
    g.setFill(p.muted());
    g.fillText(where, width - PAD - whereWidth, y + 18);
    double room = width - TEXT - PAD - whereWidth - PAD;
    String name = TextMeasure.fit(model.title(f), title, room);
    g.setFont(title);
    g.setFill(p.text());
    g.fillText(name, TEXT, y + 18);
    String sure = model.certainty(f);
    double x = TEXT + TextMeasure.width(name, title) + 8;
    if (x + TextMeasure.width(sure, small) < width - PAD - whereWidth - PAD) {
      g.setFont(small);
      g.setFill(p.muted());
      g.fillText(sure, x, y + 18);
    }
    g.setFont(small);
    g.setFill(p.muted());
    g.fillText(TextMeasure.fit(model.sentence(f), small, width - TEXT - PAD), TEXT, y + 36);
  }

  private String where(Finding f) {
    String key = model.isOfCapture(f) ? "finding.capture" : "finding.frame";
    return Words.of(key, Integer.toString(f.frame()));
  }

  private static Color color(Colors p, Severity severity) {
    return switch (severity) {
      case GOOD -> p.good();
      case INFO -> p.accent();
      case WARN -> p.warn();
      case BAD -> p.bad();
    };
  }
}
