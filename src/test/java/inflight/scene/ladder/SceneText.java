package inflight.scene.ladder;

import java.util.Locale;

/** A scene as lines of text: states, arrows, sums, braces. */
final class SceneText {
  private SceneText() {}

  static String of(LadderScene scene) {
    StringBuilder out = new StringBuilder();
    out.append("captured ").append(scene.vantage()).append(", one way ");
    out.append(Words.duration(scene.delayNanos())).append('\n');
    for (StateSpan s : scene.states()) {
      String state = s.state() == null ? "?" : s.state().title();
      out.append(
          String.format(
              Locale.ROOT, "%s %.0f %s\n", s.client() ? "client" : "server", s.y0(), state));
    }
    for (Arrow a : scene.arrows()) {
      Labels.Label label = Labels.of(scene.trace(), a, scene.resendOf(a.first()));
      out.append(
          String.format(
              Locale.ROOT,
              "%s %.0f-%.0f %s | %s%s\n",
              a.fromClient() ? "->" : "<-",
              a.y0(),
              a.y1(),
              label.name(),
              String.join(" ", label.details()),
              a.fate() == Arrow.Fate.ARRIVES ? "" : " " + a.fate()));
    }
    for (Sum s : scene.sums()) {
      out.append(
          String.format(
              Locale.ROOT,
              "sum at %s: %d + %d + 1 = %d\n",
              s.client() ? "client" : "server",
              s.seq(),
              s.len(),
              s.ack()));
    }
    for (Brace b : scene.braces()) {
      out.append(String.format(Locale.ROOT, "brace %.0f-%.0f %s\n", b.y0(), b.y1(), b.text()));
    }
    for (Idle i : scene.layout().idle()) {
      out.append("folded ").append(Words.duration(i.nanos())).append('\n');
    }
    return out.toString();
  }
}
