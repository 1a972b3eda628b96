package inflight.ui.view;

import inflight.packet.wire.Tcp;
import inflight.tcp.verdict.Verdict;
import inflight.ui.model.SegmentsModel;
import inflight.ui.model.SegmentsModel.Column;
import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** Paints the packet list: one line a frame, lightly coloured by what it was judged to be. */
final class SegmentRows implements CanvasList.Rows {
  static final double HEIGHT = 21;
  private static final double BASELINE = 15;
  private static final double TINT = 0.09;

  /** What the last column would like to have. */
  private static final int INFO_CHARS = 66;

  private static final Column[] COLUMNS = Column.values();

  private static final int LOSS =
      Verdict.ANY_RETRANSMISSION
          | Verdict.LOST_SEGMENT.bit()
          | Verdict.ACK_LOST_SEGMENT.bit()
          | Verdict.ZERO_WINDOW.bit()
          | Verdict.WINDOW_FULL.bit();

  private final SegmentsModel model;
  private final ColumnHeader columns;
  private final Font font = Theme.fixedWidth(12);
  private final double advance = TextMeasure.advance(font);

  SegmentRows(SegmentsModel model, ColumnHeader columns) {
    this.model = model;
    this.columns = columns;
  }

  @Override
  public int size() {
    return model.size();
  }

  @Override
  public void inView(int from, int to) {
    model.inView(from, to);
  }

  @Override
  public double contentWidth() {
    return columns.left(COLUMNS.length - 1) + INFO_CHARS * advance;
  }

  @Override
  public String spoken(int index) {
    StringBuilder text = new StringBuilder();
    for (Column c : Column.values()) {
      text.append(c.title()).append(' ').append(model.cell(index, c)).append(", ");
    }
    return text.toString();
  }

  @Override
  public String copied(int index) {
    return Arrays.stream(COLUMNS).map(c -> model.cell(index, c)).collect(Collectors.joining("\t"));
  }

  @Override
  public void paint(GraphicsContext g, int index, double y, double width, boolean selected) {
    Colors p = Theme.colors();
    Color tint = tint(p, model.verdicts(index), model.flags(index));
    if (tint != null && !selected) {
      g.setFill(tint.deriveColor(0, 1, 1, TINT));
      g.fillRect(0, y, width, HEIGHT);
    }
    g.setFont(font);
    for (Column c : COLUMNS) {
      double left = columns.left(c.ordinal());
      double room = Math.min(columns.width(c.ordinal()), width - left) - 2 * ColumnHeader.PAD;
      String text = TextMeasure.fitFixed(model.cell(index, c), advance, room);
      if (text.isEmpty()) {
        continue;
      }
      boolean right = columns.rightAligned(c.ordinal());
      double x = left + ColumnHeader.PAD + (right ? room - text.length() * advance : 0);
      g.setFill(color(p, c, tint));
      g.fillText(text, x, y + BASELINE);
    }
  }

  private static Color color(Colors p, Column c, Color tint) {
    return switch (c) {
      case NUMBER, TIME, LENGTH -> p.muted();
      case INFO -> tint == null ? p.text() : tint;
      default -> p.text();
    };
  }

  /** Trouble, a warning, or nothing. */
  private static Color tint(Colors p, int verdicts, int flags) {
    if ((verdicts & LOSS) != 0 || (flags & Tcp.RST) != 0) {
      return p.bad();
    }
    return verdicts == 0 ? null : p.warn();
  }
}
