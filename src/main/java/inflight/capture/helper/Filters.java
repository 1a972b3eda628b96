package inflight.capture.helper;

import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.namednumber.DataLinkType;

/** Whether libpcap understands a capture filter; opens no device. */
final class Filters {
  private static final int SNAP_LEN = 65_536;

  private Filters() {}

  /** Empty, or what libpcap does not understand. */
  static String problem(int linkType, String filter) {
    try {
      PcapHandle dead = Pcaps.openDead(DataLinkType.getInstance(linkType), SNAP_LEN);
      try {
        dead.compileFilter(filter, BpfCompileMode.OPTIMIZE, PcapHandle.PCAP_NETMASK_UNKNOWN).free();
        return "";
      } finally {
        dead.close();
      }
    } catch (PcapNativeException e) {
      return reason(e);
    } catch (NotOpenException e) {
      throw new IllegalStateException(e);
    }
  }

  /** libpcap's own words, without pcap4j's around them. */
  static String reason(PcapNativeException e) {
    String text = String.valueOf(e.getMessage());
    int words = text.indexOf("Error occurred in pcap_compile: ");
    return words < 0 ? text : text.substring(words + "Error occurred in pcap_compile: ".length());
  }
}
