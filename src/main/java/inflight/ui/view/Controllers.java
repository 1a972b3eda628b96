package inflight.ui.view;

import inflight.ui.model.WindowModel;
import java.util.Map;
import java.util.function.Supplier;
import javafx.util.Callback;

/** Makes the controllers that the FXML files name, each with what it needs. */
final class Controllers implements Callback<Class<?>, Object> {
  private final Map<Class<?>, Supplier<Object>> makers;

  Controllers(WindowModel model, WindowActions actions) {
    makers =
        Map.of(
            MainController.class, () -> new MainController(model, actions),
            WelcomeController.class, () -> new WelcomeController(model, actions),
            WorkbenchController.class, () -> new WorkbenchController(model, actions),
            ConnectionsController.class, () -> new ConnectionsController(model),
            SegmentsController.class, () -> new SegmentsController(model),
            StatusController.class, () -> new StatusController(model));
  }

  @Override
  public Object call(Class<?> type) {
    return makers.get(type).get();
  }
}
