package inflight.query.field;

import inflight.packet.capfile.CaptureInterface;
import inflight.packet.index.FrameKind;
import inflight.packet.wire.Dissection;

/** What the capture file says about a frame. */
final class FrameFields {
  private FrameFields() {}

  static void addTo(Registry registry) {
    registry
        .frame()
        .add(
            "frame.number",
            "Frame number",
            FieldType.UNSIGNED,
            "Position of the frame in the capture, from 1.",
            (v, layer, out) -> out.derived(v.row() + 1L))
        .add(
            "frame.time",
            "Time",
            FieldType.LOCAL_TIME,
            "When the frame was captured, in the time zone of this machine.",
            timed((v, layer, out) -> v.time(out)))
        .add(
            "frame.offset_shift",
            "Time shift",
            FieldType.RELATIVE_TIME,
            "By how much the time was changed after capturing: never.",
            timed((v, layer, out) -> out.derived(0)))
        .add(
            "frame.time_epoch",
            "Epoch time",
            FieldType.ABSOLUTE_TIME,
            "When the frame was captured, in seconds since 1970-01-01 UTC.",
            timed((v, layer, out) -> v.time(out)))
        .add(
            "frame.time_delta",
            "Time since previous frame",
            FieldType.RELATIVE_TIME,
            "Seconds since the frame before.",
            timed((v, layer, out) -> v.timeSincePrevious(out)))
        .add(
            "frame.time_delta_displayed",
            "Time since previous frame shown",
            FieldType.RELATIVE_TIME,
            "Seconds since the frame before, of all frames; Wireshark: of those that are shown.",
            timed((v, layer, out) -> v.timeSincePrevious(out)))
        .add(
            "frame.time_relative",
            "Time since first frame",
            FieldType.RELATIVE_TIME,
            "Seconds since the first frame of the capture.",
            timed((v, layer, out) -> v.timeSinceFirst(out)))
        .add(
            "frame.len",
            "Length on the wire",
            FieldType.UNSIGNED,
            "Bytes of the frame as it was on the wire.",
            (v, layer, out) -> out.derived(wireLen(v.dissection().originalLen())))
        .add(
            "frame.cap_len",
            "Captured length",
            FieldType.UNSIGNED,
            "Bytes of the frame that were captured.",
            (v, layer, out) -> out.derived(v.dissection().capturedLen()))
        .add(
            "frame.interface_id",
            "Interface",
            FieldType.UNSIGNED,
            "Number of the interface that the frame was captured on, from 0; pcap has none.",
            (v, layer, out) -> {
              if (v.interfaceId() >= 0) {
                out.derived(v.interfaceId());
              }
            })
        .add(
            "frame.interface_name",
            "Interface name",
            FieldType.TEXT,
            "Name of the interface, or its description if it has none.",
            (v, layer, out) -> {
              if (v.namedInterface() != null) {
                out.text(name(v.namedInterface()), 0, 0);
              }
            })
        .add(
            "frame.interface_description",
            "Interface description",
            FieldType.TEXT,
            "The interface in words.",
            (v, layer, out) -> {
              CaptureInterface named = v.namedInterface();
              if (named != null && !named.description().isEmpty()) {
                out.text(named.description(), 0, 0);
              }
            })
        .add(
            "frame.section_number",
            "Section",
            FieldType.UNSIGNED,
            "Number of the section of a pcapng file that holds the frame, from 1; pcap has none.",
            (v, layer, out) -> {
              int section = v.section();
              if (section > 0) {
                out.derived(section);
              }
            })
        .add(
            "frame.encap_type",
            "Encapsulation type",
            FieldType.SIGNED,
            "Wireshark's number for the link type of the interface.",
            (v, layer, out) -> {
              int encap = v.iface() == null ? EncapTypes.NONE : EncapTypes.of(v.iface().linkType());
              if (encap != EncapTypes.NONE) {
                out.derived(encap);
              }
            })
        .add(
            "frame.marked",
            "Marked",
            FieldType.BOOLEAN,
            "Marked by hand in Wireshark: never.",
            Header.always(0))
        .add(
            "frame.ignored",
            "Ignored",
            FieldType.BOOLEAN,
            "Left out by hand in Wireshark: never.",
            Header.always(0))
        .add(
            "frame.len_lt_caplen",
            "More captured than sent",
            FieldType.NONE,
            "The file says that more was captured than was on the wire.",
            (v, layer, out) -> {
              Dissection d = v.dissection();
              if (Integer.compareUnsigned(d.originalLen(), d.capturedLen()) < 0) {
                out.derived(1);
              }
            })
        .add(
            "inflight.protocol",
            "Protocol",
            FieldType.TEXT,
            "The innermost protocol that was recognised.",
            (v, layer, out) -> out.text(FrameKind.protocol(v.dissection()).shortName(), 0, 0))
        .add(
            "inflight.fault",
            "Fault",
            FieldType.TEXT,
            "What is wrong with the bytes of the packet.",
            (v, layer, out) -> {
              if (v.dissection().fault() != null) {
                out.text(v.dissection().fault().message(), 0, 0);
              }
            });
  }

  /** Simple packets of pcapng have no time. */
  private static Field.Reader timed(Field.Reader reader) {
    return Header.when((v, layer) -> v.hasTime(), reader);
  }

  private static String name(CaptureInterface iface) {
    String name = iface.name().isEmpty() ? iface.description() : iface.name();
    return name.isEmpty() ? "unknown" : name;
  }

  /** Files may claim up to 4 GiB; Wireshark counts to 2^31 - 1. */
  private static long wireLen(int originalLen) {
    return originalLen < 0 ? Integer.MAX_VALUE : originalLen;
  }
}
