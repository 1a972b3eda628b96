package inflight.tcp.verdict;

import inflight.tcp.connection.Connection;
import inflight.tcp.connection.Side;

/**
 * What the analysis found on one segment. Reused from segment to segment; read it before the next
 * one. Frame numbers count from 1, 0 means none.
 */
public final class SegmentAnalysis {
  /** The connection, null when the frame holds no TCP header that can be followed. */
  public Connection connection;

  /** The sender's direction and the other one. */
  public Side sent;

  public Side other;

  /** Sent by endpoint B of the connection. */
  public boolean fromB;

  /** Counts from 1. */
  public int frame;

  public long tsNanos;

  // The header's fields, as sent.
  public int seq;
  public int ack;
  public int flags;
  public int window;

  /** Verdict bits. */
  public int verdict;

  /** Wireshark keeps an analysis record of this segment, so {@code tcp.analysis} exists. */
  public boolean recorded;

  /** The second pass finds that record, also of a segment that is only quoted. */
  public boolean recordFound;

  /** Numbers are shown relative to the first ones of their side. */
  public boolean relative;

  /** What frames before this one show of the connection, for a second pass. */
  public int completenessBefore;

  /** The rule of its own that the profile judged by, or null. */
  Peculiarity peculiarity;

  /** Only part of the segment of {@link #ackedFrame} was acknowledged. */
  public boolean partialAck;

  /** Wireshark stops reading the options of this segment before their end. */
  public boolean optionsUnread;

  /** Whether it does is known only at the end of the capture. */
  public boolean oddOptions;

  /** Payload on the wire, -1 where it cannot be told. */
  public int payloadLen;

  /** Since the frame before of the same connection. */
  public long timeDeltaNanos;

  /** Row of the frame before in this connection; its own if it is the first. */
  public int previousRow;

  public int duplicateAckNumber;
  public int duplicateAckFrame;
  public int ackedFrame;
  public long ackRttNanos;
  public int rtoFrame;
  public long rtoNanos;

  /** Of the connection, where only the second pass finds one; else 0. */
  public long lateInitialRttNanos;

  /** 0 when not known. */
  public int bytesInFlight;

  public int pushBytes;

  /** What is not set here is meaningless without a connection, and set together with it. */
  void reset() {
    connection = null;
    sent = null;
    other = null;
    fromB = false;
    flags = 0;
    verdict = 0;
    recorded = false;
    recordFound = false;
    relative = false;
    completenessBefore = 0;
    peculiarity = null;
    partialAck = false;
    optionsUnread = false;
    oddOptions = false;
    payloadLen = -1;
    timeDeltaNanos = 0;
    duplicateAckNumber = 0;
    duplicateAckFrame = 0;
    ackedFrame = 0;
    ackRttNanos = 0;
    rtoFrame = 0;
    rtoNanos = 0;
    lateInitialRttNanos = 0;
    bytesInFlight = 0;
    pushBytes = 0;
  }

  void flag(Verdict v) {
    verdict |= v.bit();
    recorded = true;
  }

  void flag(Verdict v, Peculiarity why) {
    flag(v);
    peculiarity = why;
  }

  boolean has(Verdict v) {
    return v.in(verdict);
  }
}
