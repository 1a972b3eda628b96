package inflight.cli;

import inflight.capture.HelperService;
import inflight.capture.NetworkDevice;
import inflight.packet.wire.LinkType;
import inflight.query.field.Escape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

final class InterfacesCommand implements Callable<Integer> {
  private enum Form {
    TABLE,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final InflightCommand root;
  private final TextBuffer text = new TextBuffer();
  private Form form;

  InterfacesCommand(InflightCommand root) {
    this.root = root;
  }

  CommandSpec syntax() {
    return new Syntax(
            this,
            "interfaces",
            "Lists the interfaces that can be captured on, with addresses, state, link type.")
        .format(Form.class, "FORM", v -> form = v, "table or json.")
        .spec();
  }

  @Override
  public Integer call() throws IOException {
    try (HelperService service = new HelperService()) {
      List<NetworkDevice> devices = service.interfaces();
      if (form == Form.JSON) {
        json(devices);
      } else {
        table(devices);
      }
    }
    root.out().write(text.bytes(), 0, text.length());
    return Exit.ALL_READ;
  }

  private void table(List<NetworkDevice> devices) {
    List<String[]> rows = new ArrayList<>();
    for (NetworkDevice d : devices) {
      String addresses = String.join(" ", d.addresses());
      String link = d.linkType() < 0 ? "" : LinkType.name(d.linkType());
      String last = d.description().isEmpty() ? addresses : addresses + "  " + d.description();
      rows.add(new String[] {Escape.text(d.name()), d.state(), link, Escape.text(last.strip())});
    }
    int[] widths = new int[3];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row[i]).repeat(' ', widths[i] - row[i].length() + 2);
      }
      text.text(line.append(row[3]).toString().stripTrailing());
      text.text("\n");
    }
  }

  private void json(List<NetworkDevice> devices) {
    JsonWriter json = new JsonWriter(text);
    json.open('[');
    for (NetworkDevice d : devices) {
      json.line().open('{');
      json.name("name").string(d.name());
      json.name("description").string(d.description());
      json.name("addresses").open('[');
      d.addresses().forEach(json::string);
      json.close(']');
      json.name("up").value(d.isUp());
      json.name("running").value(d.isRunning());
      json.name("loopback").value(d.isLoopback());
      json.name("wireless").value(d.isWireless());
      json.name("state").string(d.state());
      json.name("link_type");
      if (d.linkType() < 0) {
        json.nothing();
      } else {
        json.value(d.linkType());
      }
      json.name("link_type_name").string(d.linkType() < 0 ? "" : LinkType.name(d.linkType()));
      json.close('}');
    }
    text.text("\n");
    json.close(']');
    text.text("\n");
  }
}
