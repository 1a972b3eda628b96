package inflight.scene.ladder;

/** What a colour means. A {@link Palette} says what it looks like. */
public enum Ink {
  BACKGROUND,
  PANEL,
  LINE,
  TEXT,
  MUTED,
  FAINT,
  ACCENT,
  SELECTION,
  CLIENT,
  SERVER,
  GOOD,
  WARN,
  BAD,
  STATE_CLOSED,
  STATE_LISTEN,
  STATE_OPENING,
  STATE_OPEN,
  STATE_CLOSING,
  STATE_WAITING
}
