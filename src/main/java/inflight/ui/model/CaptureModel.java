package inflight.ui.model;

import inflight.capture.CaptureRequest;
import inflight.capture.HelperService;
import inflight.capture.NetworkDevice;
import inflight.capture.Way;
import inflight.host.Traffic;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The page on which a capture is begun: which interfaces there are, and what to take of them. */
public final class CaptureModel {
  /** Usual capture filters, to be offered. */
  public static final List<String> USUAL_FILTERS =
      List.of(
          "tcp",
          "tcp port 443",
          "tcp port 80 or tcp port 443",
          "host 192.0.2.1",
          "net 192.0.2.0/24",
          "not port 22",
          "tcp[tcpflags] & (tcp-syn|tcp-fin|tcp-rst) != 0");

  /** Enough for the headers of TCP with options behind a few tunnels. */
  static final int HEADERS_ONLY_BYTES = 128;

  private final Background background;
  private final Background.Latest listing;
  private final Background.Latest checking;
  private final UnsavedCaptures unsaved;
  private final HelperService service = new HelperService();
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final StringProperty filter = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper filterProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper rights = new ReadOnlyStringWrapper("");
  private final BooleanProperty headersOnly = new SimpleBooleanProperty();
  private final BooleanProperty promiscuous = new SimpleBooleanProperty(true);
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private List<DeviceLine> devices = List.of();

  CaptureModel(Background background, UnsavedCaptures unsaved) {
    this.background = background;
    this.unsaved = unsaved;
    this.listing = background.latest();
    this.checking = background.latest();
    filter.addListener((p, was, is) -> check(is));
    shown.addListener((p, was, is) -> shown(is));
  }

  private void shown(boolean is) {
    if (is) {
      rights.set(Way.usable().getFirst().explanation());
      list();
    } else {
      background.run(
          () -> {
            service.close();
            return null;
          },
          done -> {},
          e -> {});
    }
  }

  /** Asks again which interfaces there are. */
  public void list() {
    listing.run(
        service::interfaces,
        found -> {
          problem.set("");
          keep(found);
        },
        e -> {
          problem.set(String.valueOf(e.getMessage()));
          keep(List.of());
        });
  }

  /** What was there before keeps what was counted of it. */
  private void keep(List<NetworkDevice> found) {
    Map<String, DeviceLine> before = new HashMap<>();
    devices.forEach(d -> before.put(d.device().name(), d));
    devices =
        found.stream()
            .map(
                d -> {
                  DeviceLine known = before.get(d.name());
                  return known != null && known.device().equals(d) ? known : new DeviceLine(d);
                })
            .toList();
    count();
    version.set(version.get() + 1);
  }

  /** Reads the system's counters; a few times a second while the page is shown. */
  public void count() {
    Map<String, Long> bytes = Traffic.bytesByInterface();
    long now = System.nanoTime();
    for (DeviceLine d : devices) {
      Long counted = bytes.get(d.device().name());
      if (counted != null) {
        d.counted(counted, now);
      }
    }
  }

  private void check(String text) {
    int linkType = devices.isEmpty() ? 1 : devices.getFirst().device().linkType();
    checking.run(
        () -> service.filterProblem(linkType, text),
        filterProblem::set,
        e -> filterProblem.set(String.valueOf(e.getMessage())));
  }

  /** What the page asks for, on these interfaces. */
  public CaptureRequest request(List<String> interfaces) throws IOException {
    return CaptureRequest.ofInterfaces(interfaces, unsaved.newFile(String.join("+", interfaces)))
        .withFilter(filter.get())
        .withDevice(headersOnly.get() ? HEADERS_ONLY_BYTES : 0, 0, promiscuous.get());
  }

  /** Whether the page is shown. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** Changes with the list of interfaces. */
  public ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  public List<DeviceLine> devices() {
    return devices;
  }

  /** In the language of pcap-filter(7). */
  public StringProperty filterProperty() {
    return filter;
  }

  /** What libpcap does not understand of the filter; empty if it does. */
  public ReadOnlyStringProperty filterProblemProperty() {
    return filterProblem.getReadOnlyProperty();
  }

  /** Why there is no list, and what mends it. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** How the right to capture will be come by. */
  public ReadOnlyStringProperty rightsProperty() {
    return rights.getReadOnlyProperty();
  }

  /** Keep only the first bytes of each packet. */
  public BooleanProperty headersOnlyProperty() {
    return headersOnly;
  }

  /** Also what is not for this machine. */
  public BooleanProperty promiscuousProperty() {
    return promiscuous;
  }
}
