package inflight.ui.view;

import static java.util.Map.entry;

import inflight.ui.model.WindowModel;
import java.util.Map;
import java.util.function.Supplier;
import javafx.util.Callback;

/** Makes the controllers that the FXML files name, each with what it needs. */
final class Controllers implements Callback<Class<?>, Object> {
  private final Map<Class<?>, Supplier<Object>> makers;

  Controllers(WindowModel model, WindowActions actions) {
    makers =
        Map.ofEntries(
            entry(MainController.class, () -> new MainController(model, actions)),
            entry(CaptureController.class, () -> new CaptureController(model)),
            entry(LiveController.class, () -> new LiveController(model, actions)),
            entry(WelcomeController.class, () -> new WelcomeController(model, actions)),
            entry(WorkbenchController.class, () -> new WorkbenchController(model, actions)),
            entry(ConnectionsController.class, () -> new ConnectionsController(model)),
            entry(SegmentsController.class, () -> new SegmentsController(model)),
            entry(TimelineController.class, () -> new TimelineController(model)),
            entry(InspectorController.class, () -> new InspectorController(model)),
            entry(TransportController.class, () -> new TransportController(model)),
            entry(StreamController.class, () -> new StreamController(model)),
            entry(FindingsController.class, () -> new FindingsController(model)),
            entry(StatusController.class, () -> new StatusController(model)));
  }

  @Override
  public Object call(Class<?> type) {
    return makers.get(type).get();
  }
}
