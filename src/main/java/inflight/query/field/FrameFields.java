package inflight.query.field;

import inflight.packet.index.FrameKind;

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
            "frame.time_epoch",
            "Epoch time",
            FieldType.ABSOLUTE_TIME,
            "When the frame was captured, in seconds since 1970-01-01 UTC.",
            (v, layer, out) -> {
              if (v.hasTime()) {
                out.derived(v.tsNanos());
              }
            })
        .add(
            "frame.time_relative",
            "Time since first frame",
            FieldType.RELATIVE_TIME,
            "Seconds since the first frame of the capture.",
            (v, layer, out) -> {
              if (v.hasTime()) {
                out.derived(v.tsNanos() - v.firstNanos());
              }
            })
        .add(
            "frame.time_delta",
            "Time since previous frame",
            FieldType.RELATIVE_TIME,
            "Seconds since the frame before.",
            (v, layer, out) -> {
              if (v.hasTime()) {
                out.derived(v.tsNanos() - v.previousNanos());
              }
            })
        .add(
            "frame.len",
            "Length on the wire",
            FieldType.UNSIGNED,
            "Bytes of the frame as it was on the wire.",
            (v, layer, out) -> out.derived(v.dissection().originalLen()))
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
}
