package inflight.ui.model;

import inflight.packet.index.FrameReader;
import inflight.scene.export.ConnectionExport;
import inflight.scene.export.ExportFormat;
import inflight.tcp.verdict.ConnectionTrace;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Writes the connection looked at into a file, beside the window. */
public final class ExportModel {
  /** What the menu offers. */
  public static final List<ExportFormat> FORMATS =
      List.of(ExportFormat.SVG, ExportFormat.PNG, ExportFormat.HTML);

  private final OpenCapture open;
  private final Focus focus;
  private final Background background;
  private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");

  ExportModel(OpenCapture open, Focus focus, Background background) {
    this.open = open;
    this.focus = focus;
    this.background = background;
  }

  /** Such as {@code http-0.svg}. */
  public String suggestedName(ExportFormat format) {
    String file = open.files().getFirst().getFileName().toString();
    String name = file.replaceFirst("(\\.pcapng|\\.pcap|\\.cap)?(\\.gz)?$", "");
    return name + "-" + focus.connection() + format.ending();
  }

  /** Starts writing; {@link #outcomeProperty} tells when it is done. */
  public void write(ExportFormat format, Path target) {
    ConnectionTrace trace = focus.traceProperty().get();
    if (trace == null) {
      return;
    }
    outcome.set(Words.of("export.writing", target.getFileName()));
    background.run(
        () -> {
          try (FrameReader reader = open.capture().frameReader()) {
            ConnectionExport.write(target, format, trace, reader);
            return target;
          }
        },
        t -> outcome.set(Words.of("export.written", t)),
        e -> outcome.set(Words.of("export.failed", e.getMessage())));
  }

  /** One line: what is being written, or was, or why it could not be. */
  public ReadOnlyStringProperty outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }
}
