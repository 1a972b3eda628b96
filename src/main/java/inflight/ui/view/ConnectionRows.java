package inflight.ui.view;

import inflight.ui.model.ConnectionLine;
import inflight.ui.model.ConnectionsModel;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** Paints the connection list: two lines a row, both ends above, what became of it below. */
final class ConnectionRows implements CanvasList.Rows {
  static final double HEIGHT = 46;
  private static final double PAD = 12;
  private static final double GAP = 8;

  /** Less of a process's name says nothing. */
  private static final int MIN_OWNER = 6;

  private static final double FIRST_LINE = 18;
  private static final double SECOND_LINE = 36;
  private static final double BADGE_HEIGHT = 15;

  private final ConnectionsModel model;
  private final Font mono = Theme.fixedWidth(12);
  private final Font small = Theme.fixedWidth(11.5);
  private final Font bold = Theme.fixedWidthBold(11.5);
  private final Font state = Theme.bold(9);
  private final double advance = TextMeasure.advance(mono);
  private final double smallAdvance = TextMeasure.advance(small);

  ConnectionRows(ConnectionsModel model) {
    this.model = model;
  }

  @Override
  public int size() {
    return model.rows();
  }

  @Override
  public String spoken(int index) {
    return model.line(index).spoken();
  }

  @Override
  public void paint(GraphicsContext g, int index, double y, double width, boolean selected) {
    ConnectionLine line = model.line(index);
    ends(g, line, y + FIRST_LINE, width);
    double left = state(g, line.state(), y + SECOND_LINE) + GAP;
    double end = facts(g, line, y + SECOND_LINE, left, width - PAD);
    badges(g, line, y + SECOND_LINE, width - PAD, end);
  }

  private void ends(GraphicsContext g, ConnectionLine line, double y, double width) {
    Colors p = Theme.colors();
    g.setFont(mono);
    g.setFill(p.muted());
    double x = PAD;
    g.fillText(line.number(), x, y);
    x += Math.max(2, line.number().length()) * advance + GAP;
    double arrow = advance * 3;
    double room = width - PAD - x - arrow;
    String client = line.client();
    String server = line.server();
    if ((client.length() + server.length()) * advance > room) {
      // both keep their ports, which tell connections apart
      int each = (int) (room / 2 / advance);
      client = middle(client, Math.max(each, (int) (room / advance) - server.length()));
      server = middle(server, (int) (room / advance) - client.length());
    }
    g.setFill(p.text());
    g.fillText(client, x, y);
    x += client.length() * advance;
    g.setFill(p.muted());
    g.fillText(" → ", x, y);
    g.setFill(p.text());
    g.fillText(server, x + arrow, y);
  }

  /** Cuts out the middle. */
  private static String middle(String text, int chars) {
    if (text.length() <= chars) {
      return text;
    }
    if (chars < 4) {
      return "";
    }
    int tail = Math.min(chars - 2, Math.max(7, chars / 2));
    return text.substring(0, chars - 1 - tail) + "…" + text.substring(text.length() - tail);
  }

  private double state(GraphicsContext g, ConnectionLine.State s, double y) {
    Color color = color(s, Theme.colors());
    double width = TextMeasure.width(s.title(), state) + 12;
    g.setStroke(color);
    g.setLineWidth(1);
    g.strokeRoundRect(
        PAD + 0.5, y - BADGE_HEIGHT + 3.5, width, BADGE_HEIGHT, BADGE_HEIGHT, BADGE_HEIGHT);
    g.setFont(state);
    g.setFill(color);
    g.fillText(s.title(), PAD + 6.5, y - 1);
    return PAD + width;
  }

  private static Color color(ConnectionLine.State s, Colors p) {
    return switch (s.mood()) {
      case OPEN -> p.good();
      case ON_THE_WAY -> p.warn();
      case OVER -> p.muted();
      case BROKEN -> p.bad();
    };
  }

  /** Right-aligned, as many as there is room for; the first tell the most. */
  private void badges(
      GraphicsContext g, ConnectionLine line, double y, double right, double leftmost) {
    g.setFont(bold);
    g.setFill(Theme.colors().bad());
    int shown = 0;
    double x = right;
    for (String badge : line.badges()) {
      double width = badge.length() * smallAdvance + (shown > 0 ? GAP : 0);
      if (x - width < leftmost) {
        break;
      }
      x -= width;
      shown++;
    }
    for (int i = 0; i < shown; i++) {
      g.fillText(line.badges().get(i), x, y);
      x += line.badges().get(i).length() * smallAdvance + GAP;
    }
  }

  private double facts(
      GraphicsContext g, ConnectionLine line, double y, double left, double right) {
    Colors p = Theme.colors();
    g.setFont(small);
    double x = part(g, line.duration(), p.muted(), left, right, y);
    x = part(g, "↑" + line.fromClient(), p.client(), x, right, y);
    x = part(g, "↓" + line.fromServer(), p.server(), x, right, y);
    double badges = 0; // events say more than names
    for (String badge : line.badges()) {
      badges += badge.length() * smallAdvance + GAP;
    }
    int chars = (int) ((right - badges - x) / smallAdvance);
    String owner = chars < MIN_OWNER ? "" : middle(line.owner(), chars);
    return owner.isEmpty() ? x : part(g, owner, p.muted(), x, right, y);
  }

  /** Writes the text if there is room for it; returns where the next one begins. */
  private double part(
      GraphicsContext g, String text, Color color, double x, double right, double y) {
    double width = text.length() * smallAdvance;
    if (x + width > right) {
      return right;
    }
    g.setFill(color);
    g.fillText(text, x, y);
    return x + width + GAP;
  }
}
