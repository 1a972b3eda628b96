package inflight.packet.wire;

/**
 * The layers of one frame, outermost first: for each its protocol and where it starts and ends. An
 * instance is reused from frame to frame; nothing is allocated while dissecting.
 *
 * <p>All positions are indexes into {@link #data(int)} of the same layer: the frame's buffer, or
 * the reassembled datagram for layers found in one. Intervals are half-open. {@code capturedEnd} is
 * where the bytes stop that are there; {@code wireEnd} is where the layer stopped on the wire, at
 * or behind it. Not thread-safe.
 */
public final class Dissection {
  /** More layers than this are not followed: a note on the packet, no stack overflow. */
  public static final int MAX_LAYERS = 200;

  private static final class Layer {
    Protocol protocol;
    byte[] data;
    int start;
    int capturedEnd;
    int wireEnd;
  }

  private final Layer[] layers = new Layer[MAX_LAYERS];
  private int count;
  private int tcp = -1;
  private int tcpNetwork = -1;
  private boolean tcpQuoted;
  private boolean inError;
  private boolean firstFragmentOnly;
  private int pendingFragment = -1;
  private Fault fault;

  byte[] frame;
  int frameStart;
  int capturedLen;
  int originalLen;

  /** Forgets the last frame. */
  void reset(byte[] buffer, int offset, int capturedLenBytes, int originalLenBytes) {
    frame = buffer;
    frameStart = offset;
    capturedLen = capturedLenBytes;
    originalLen = originalLenBytes;
    count = 0;
    tcp = -1;
    tcpNetwork = -1;
    tcpQuoted = false;
    inError = false;
    firstFragmentOnly = false;
    pendingFragment = -1;
    fault = null;
  }

  /** Adds a layer and returns its index, or -1 when there are too many. */
  int push(Protocol p, byte[] bytes, int from, int capEnd, int wEnd) {
    if (count >= MAX_LAYERS) {
      fault(new Fault(p, from, MAX_LAYERS, count, Fault.Kind.TOO_DEEP));
      return -1;
    }
    Layer layer = layers[count];
    if (layer == null) {
      layer = new Layer();
      layers[count] = layer;
    }
    layer.protocol = p;
    layer.data = bytes;
    layer.start = from;
    layer.capturedEnd = capEnd;
    layer.wireEnd = wEnd;
    return count++;
  }

  void tcpAt(int layer, int networkLayer) {
    if (tcp < 0) {
      tcp = layer;
      tcpNetwork = networkLayer;
      tcpQuoted = inError;
    }
  }

  void fault(Fault f) {
    if (fault == null) {
      fault = f;
    }
  }

  void enterError() {
    inError = true;
  }

  void firstFragmentOnly() {
    firstFragmentOnly = true;
  }

  void pendingFragment(int networkLayer) {
    pendingFragment = networkLayer;
  }

  public int count() {
    return count;
  }

  public Protocol protocol(int layer) {
    return layers[layer].protocol;
  }

  public byte[] data(int layer) {
    return layers[layer].data;
  }

  public int start(int layer) {
    return layers[layer].start;
  }

  public int capturedEnd(int layer) {
    return layers[layer].capturedEnd;
  }

  public int wireEnd(int layer) {
    return layers[layer].wireEnd;
  }

  /** The frame's own buffer: valid until the next frame is read into it. */
  public byte[] frame() {
    return frame;
  }

  public int frameStart() {
    return frameStart;
  }

  public int capturedLen() {
    return capturedLen;
  }

  public int originalLen() {
    return originalLen;
  }

  /** Index of the (first) TCP layer, or -1. */
  public int tcp() {
    return tcp;
  }

  /** Index of the IP layer that carries {@link #tcp()}. */
  public int tcpNetwork() {
    return tcpNetwork;
  }

  /** The TCP header is a quotation inside an ICMP error, not a segment on its way. */
  public boolean tcpQuoted() {
    return tcpQuoted;
  }

  /** TCP was found in a first fragment whose rest is not there: its payload length is unknown. */
  public boolean tcpInFirstFragment() {
    return firstFragmentOnly;
  }

  /** Index of the IP layer that is a fragment waiting for the others, or -1. */
  public int pendingFragment() {
    return pendingFragment;
  }

  /** The first thing that is wrong with this packet, or null. */
  public Fault fault() {
    return fault;
  }

  /** Index of the innermost IP layer that is not quoted, or -1. */
  public int network() {
    if (tcp >= 0) {
      return tcpNetwork;
    }
    for (int i = 0; i < count; i++) {
      if (protocol(i) == Protocol.IPV4 || protocol(i) == Protocol.IPV6) {
        return i;
      }
    }
    return -1;
  }

  /** The last layer, -1 for an empty frame. */
  public int last() {
    return count - 1;
  }
}
