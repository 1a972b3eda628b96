package inflight.capture.helper;

import com.sun.jna.Platform;
import inflight.packet.wire.LinkType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pcap4j.core.PcapAddress;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.Pcaps;

/** The devices that libpcap knows, one line each; needs no rights and opens none of them. */
final class Devices {
  private static final int UNKNOWN = -1;
  private static final int ERROR_BYTES = 256;

  private Devices() {}

  /**
   * Lines of {@code device NAME, FLAGS, LINKTYPE, ADDRESSES, DESCRIPTION} with tabs between. Flags
   * are libpcap's, as a number; the link type is -1 if only opening would tell.
   */
  static List<String> lines() throws HelperException {
    List<String> lines = new ArrayList<>();
    Map<String, Integer> flags = flags();
    try {
      for (PcapNetworkInterface device : Pcaps.findAllDevs()) {
        String name = device.getName();
        String addresses =
            device.getAddresses().stream()
                .map(PcapAddress::getAddress)
                .filter(a -> a != null)
                .map(a -> a.getHostAddress().replaceFirst("%.*", ""))
                .collect(Collectors.joining(","));
        String description = device.getDescription() == null ? "" : device.getDescription();
        lines.add(
            "device "
                + String.join(
                    "\t",
                    Report.printable(name),
                    String.valueOf(flags.getOrDefault(name, 0)),
                    String.valueOf(linkType(name)),
                    addresses,
                    Report.printable(description)));
      }
    } catch (PcapNativeException e) {
      throw new HelperException(HelperException.CANNOT_OPEN, String.valueOf(e.getMessage()));
    }
    return lines;
  }

  /** {@code struct pcap_if}: next, name, description, addresses, flags. */
  private static Map<String, Integer> flags() {
    Map<String, Integer> flags = new HashMap<>();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment first = arena.allocate(8, 8);
      MemorySegment error = arena.allocate(ERROR_BYTES);
      if (NativeCalls.Pcap.pcap_findalldevs(first.address(), error.address()) == 0) {
        long head = first.get(ValueLayout.JAVA_LONG, 0);
        for (long at = head; at != 0; at = Device.MEMORY.get(ValueLayout.JAVA_LONG, at)) {
          long name = Device.MEMORY.get(ValueLayout.JAVA_LONG, at + 8);
          flags.put(
              Device.MEMORY.getString(name, StandardCharsets.UTF_8),
              Device.MEMORY.get(ValueLayout.JAVA_INT, at + 32));
        }
        NativeCalls.Pcap.pcap_freealldevs(head);
      }
    }
    return flags;
  }

  /** What libpcap will choose, as far as it can be known without opening. */
  private static int linkType(String name) {
    if (!Platform.isLinux()) {
      return UNKNOWN;
    }
    return switch (name.replaceFirst("[0-9]+$", "")) {
      case "any" -> LinkType.LINUX_SLL;
      case "nflog" -> LinkType.NFLOG;
      case "nfqueue" -> 240;
      case "dbus-system", "dbus-session" -> 231;
      case "bluetooth" -> 201;
      case "bluetooth-monitor" -> 254;
      case "usbmon" -> 220;
      default -> ofHardware(name);
    };
  }

  /** From ARPHRD_ numbers of Linux. */
  private static int ofHardware(String name) {
    try {
      Path type = Path.of("/sys/class/net", name, "type");
      return switch (Integer.parseInt(Files.readString(type).strip())) {
        case 1, 772 -> LinkType.ETHERNET;
        case 801 -> LinkType.IEEE_802_11;
        case 802 -> 119;
        case 803 -> LinkType.RADIOTAP;
        case 512, 519, 65534, 768, 776 -> LinkType.RAW;
        default -> UNKNOWN;
      };
    } catch (IOException | NumberFormatException | InvalidPathException e) {
      return UNKNOWN;
    }
  }
}
