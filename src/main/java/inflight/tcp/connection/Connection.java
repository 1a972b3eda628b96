package inflight.tcp.connection;

import inflight.packet.wire.Tcp;

/**
 * One incarnation of a 4-tuple. Endpoint A sent the first segment that was captured; which endpoint
 * is the client is told by the handshake, and guessed without one ({@link #clientIsB}).
 *
 * <p>Owned by the analysing thread; what other threads read (endpoints, number, times, states,
 * completeness) may be a moment old while a capture is being read.
 */
public final class Connection {
  /** Completeness bits, as Wireshark counts them. */
  public static final int SEEN_SYN = 1;

  public static final int SEEN_SYN_ACK = 2;
  public static final int SEEN_ACK = 4;
  public static final int SEEN_DATA = 8;
  public static final int SEEN_FIN = 16;
  public static final int SEEN_RST = 32;

  private static final int WELL_KNOWN_PORTS = 1024;

  private final int number;
  final long aHi;
  final long aLo;
  final long bHi;
  final long bLo;
  final int ports;

  /** Of the tuple. */
  final int hash;

  private final boolean v6;
  private final boolean handshakeSeen;
  private final boolean clientIsB;
  private final Side a = new Side();
  private final Side b = new Side();

  /** Rows of the first and of the last frame so far. */
  public int firstRow;

  public int lastRow;
  public long firstNanos;
  public long lastNanos;

  /** Opened by a SYN on a 4-tuple that was in use before. */
  public boolean portsReused;

  /** As Wireshark counts it when it reads the capture for the first time. */
  public int completeness;

  /**
   * What the last frame and the frames before it show, the SYN aside. Reading the capture a second
   * time, Wireshark adds to {@link #completeness} what it has met so far: it may have left out the
   * first frame, or started anew with a SYN.
   */
  public int seenLast;

  public int seenBefore;

  /** The Multipath TCP session that this connection is a subflow of, kept by the analysis. */
  public Object mptcpSession;

  /** The most recent SYN, 0 before one, and from it to the first ACK without SYN. */
  public long lastSynNanos;

  public long initialRttNanos;
  public boolean accEcnSyn;
  public boolean accEcnSynAck;
  public boolean accEcnOption;

  /** A SYN carried data and a Fast Open cookie (RFC 7413 4.1.3). */
  public boolean fastOpenData;

  byte stateA;
  byte stateB;

  Connection(int number, Tuple t, int flags) {
    this.number = number;
    aHi = t.srcHi;
    aLo = t.srcLo;
    bHi = t.dstHi;
    bLo = t.dstLo;
    ports = t.ports;
    hash = t.hash();
    v6 = t.v6;
    handshakeSeen = (flags & Tcp.SYN) != 0;
    if (handshakeSeen) {
      clientIsB = (flags & Tcp.ACK) != 0;
    } else {
      clientIsB = ports >>> 16 < WELL_KNOWN_PORTS && (ports & 0xffff) >= WELL_KNOWN_PORTS;
    }
  }

  /** Completeness as it stands once the whole capture was gone through twice. */
  public int completenessAtEnd() {
    return completeness | seenBefore;
  }

  /** Counts from 0 in the order of first frames: {@code tcp.stream}. */
  public int number() {
    return number;
  }

  /** Another incarnation of the same 4-tuple, seen from whichever end. */
  public boolean sameTuple(Connection c) {
    return straight(c) || crossed(c);
  }

  private boolean straight(Connection c) {
    return aHi == c.aHi && aLo == c.aLo && bHi == c.bHi && bLo == c.bLo && ports == c.ports;
  }

  private boolean crossed(Connection c) {
    return aHi == c.bHi
        && aLo == c.bLo
        && bHi == c.aHi
        && bLo == c.aLo
        && ports == Integer.rotateLeft(c.ports, 16);
  }

  public boolean v6() {
    return v6;
  }

  /** Whether the capture begins with the handshake, so that the client is known. */
  public boolean clientKnown() {
    return handshakeSeen;
  }

  /** The client is the endpoint that did not send the first captured segment. */
  public boolean clientIsB() {
    return clientIsB;
  }

  public Side a() {
    return a;
  }

  /** B's direction. */
  public Side b() {
    return b;
  }

  /** The client's direction. */
  public Side client() {
    return clientIsB ? b() : a;
  }

  public Side server() {
    return clientIsB ? a : b();
  }

  public Endpoint clientEndpoint() {
    return clientIsB ? endpointB() : endpointA();
  }

  public Endpoint serverEndpoint() {
    return clientIsB ? endpointA() : endpointB();
  }

  private Endpoint endpointA() {
    return new Endpoint(aHi, aLo, v6, ports >>> 16);
  }

  private Endpoint endpointB() {
    return new Endpoint(bHi, bLo, v6, ports & 0xffff);
  }

  /** Port of A, or of B. */
  public int port(boolean ofB) {
    return ofB ? ports & 0xffff : ports >>> 16;
  }

  public TcpState stateOfA() {
    return TcpState.of(stateA);
  }

  public TcpState stateOfB() {
    return TcpState.of(stateB);
  }

  public TcpState clientState() {
    return clientIsB ? stateOfB() : stateOfA();
  }

  public TcpState serverState() {
    return clientIsB ? stateOfA() : stateOfB();
  }
}
