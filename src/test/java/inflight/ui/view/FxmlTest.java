package inflight.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.ui.model.Words;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javafx.fxml.FXML;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** FXML and Java name each other by strings; this compares them without starting the toolkit. */
class FxmlTest {
  private static final String FX = "http://javafx.com/fxml/1";

  @ParameterizedTest
  @EnumSource(Fxml.class)
  void everyNameInTheFileExists(Fxml fxml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document file = factory.newDocumentBuilder().parse(Path.of("fxml", fxml.file()).toFile());
    Class<?> controller = controller(file.getDocumentElement());
    List<String> wrong = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    NodeList all = file.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element e = (Element) all.item(i);
      String id = e.getAttributeNS(FX, "id");
      if (!id.isEmpty()) {
        ids.add(id);
      }
      for (int a = 0; a < e.getAttributes().getLength(); a++) {
        String value = e.getAttributes().item(a).getNodeValue();
        if (value.startsWith("#") && handler(controller, value.substring(1)) == null) {
          wrong.add("no handler " + value);
        }
        if (value.startsWith("%") && !Words.bundle().containsKey(value.substring(1))) {
          wrong.add("no text " + value);
        }
      }
    }
    for (Field f : controller.getDeclaredFields()) {
      if (f.isAnnotationPresent(FXML.class) && !ids.contains(f.getName())) {
        wrong.add("no fx:id for " + controller.getSimpleName() + "." + f.getName());
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(Collections.disjoint(List.of(""), ids));
    assertEquals(ids.size(), ids.stream().distinct().count(), "an fx:id twice");
  }

  private static Class<?> controller(Element root) throws ClassNotFoundException {
    String name = root.getAttributeNS(FX, "controller");
    return Class.forName(name, false, FxmlTest.class.getClassLoader());
  }

  private static Method handler(Class<?> controller, String name) {
    return Arrays.stream(controller.getDeclaredMethods())
        .filter(m -> m.getName().equals(name) && m.isAnnotationPresent(FXML.class))
        .findFirst()
        .orElse(null);
  }
}
