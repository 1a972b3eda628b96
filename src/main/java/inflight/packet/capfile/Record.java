package inflight.packet.capfile;

/** One captured record as a reader decoded it; reused for every record. */
final class Record {
  /** Where the packet's bytes begin in the reader's buffer. */
  int dataOffset;

  int capturedLen;
  int originalLen;

  /** Since the epoch; {@link Long#MIN_VALUE} if the record has no time. */
  long tsNanos;

  /** The time where {@link #tsNanos} does not say it; null with ordinary times. */
  OddTime oddTime;

  int interfaceId;
  int linkType;

  /** Virtual offset of the record header. */
  long offset;
}
