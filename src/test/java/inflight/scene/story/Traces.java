package inflight.scene.story;

import inflight.document.Capture;
import inflight.packet.capfile.PcapngWriter;
import inflight.packet.index.FrameReader;
import inflight.packet.wire.Tcp;
import inflight.tcp.connection.Endpoint;
import inflight.tcp.connection.TcpState;
import inflight.tcp.finding.RouterError;
import inflight.tcp.verdict.ConnectionTrace;
import inflight.tcp.verdict.Flow;
import inflight.tcp.verdict.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Connections to be explained: the samples, mirrored ones, and made-up ones. */
public final class Traces {
  private static final Path SAMPLES = Path.of("sample-captures");
  private static final int ETHERNET = 1;
  private static final int IPV4 = 0x0800;

  private Traces() {}

  /** A connection, with what ICMP errors say of it. */
  public record Loaded(
      String name, ConnectionTrace trace, Map<Integer, RouterError> errors, Explainer explainer) {}

  static List<Path> files() {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.filter(f -> f.toString().endsWith(".pcapng")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Loaded> samples() {
    return files().stream().flatMap(f -> load(f).stream()).toList();
  }

  /** The first connection of a sample. */
  static Loaded sample(String name) {
    return load(SAMPLES.resolve(name + ".pcapng")).getFirst();
  }

  static List<Loaded> load(Path file) {
    List<Loaded> all = new ArrayList<>();
    try (Capture capture = Capture.open(List.of(file));
        FrameReader reader = capture.frameReader()) {
      capture.load(Capture.Progress.NONE);
      for (int n = 0; n < capture.connections().size(); n++) {
        ConnectionTrace trace = capture.trace(n);
        Map<Integer, RouterError> errors = RouterError.of(trace, reader);
        String name = file.getFileName() + " " + n;
        all.add(new Loaded(name, trace, errors, new Explainer(trace, errors, Locale.ENGLISH)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** The same record with other values for some of its components. */
  @SuppressWarnings("unchecked")
  static <R extends Record> R with(R record, Map<String, Object> changes) {
    try {
      RecordComponent[] components = record.getClass().getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        String name = components[i].getName();
        values[i] =
            changes.containsKey(name)
                ? changes.get(name)
                : components[i].getAccessor().invoke(record);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
      return (R) constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same connection with client and server exchanged. */
  static ConnectionTrace mirrored(ConnectionTrace t) {
    List<Segment> segments = t.segments().stream().map(Traces::mirrored).toList();
    Endpoint server = t.client();
    Endpoint client = t.server();
    return with(t, Map.of("client", client, "server", server, "segments", segments));
  }

  private static Segment mirrored(Segment s) {
    TcpState clientState = s.serverState();
    TcpState serverState = s.clientState();
    Flow clientFlow = s.serverFlow();
    Flow serverFlow = s.clientFlow();
    return with(
        s,
        Map.of(
            "fromClient",
            !s.fromClient(),
            "clientState",
            clientState,
            "serverState",
            serverState,
            "clientFlow",
            clientFlow,
            "serverFlow",
            serverFlow));
  }

  /**
   * A capture of one 4-tuple on which anything may happen: every flag, numbers near each other on
   * both sides, windows that close, options of all kinds, some of them broken.
   */
  static Path anything(Path folder, long seed, int frames) throws IOException {
    Random random = new Random(seed);
    Path file = folder.resolve("anything-" + seed + ".pcapng");
    int[] next = {random.nextInt(), random.nextInt()};
    int[] said = new int[4]; // last ack and window of each side
    try (PcapngWriter writer = new PcapngWriter(Files.newOutputStream(file))) {
      int eth = writer.addInterface(ETHERNET, 0, "");
      long now = 1_000_000_000L;
      for (int i = 0; i < frames; i++) {
        now += random.nextLong(random.nextInt(6) == 0 ? 900_000_000 : 3_000_000);
        int side = random.nextInt(2);
        byte[] frame = frame(random, i, side, next, said);
        writer.packet(eth, now, frame, 0, frame.length, frame.length);
      }
    }
    return file;
  }

  private static byte[] frame(Random random, int i, int side, int[] next, int[] said) {
    byte[] options = options(random);
    int len = random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextBoolean() ? 2 : 40);
    int flags = random.nextInt(4) == 0 ? random.nextInt(512) : Tcp.ACK;
    int seq = next[side] - random.nextInt(4) * random.nextInt(30) + random.nextInt(4) / 3 * 10;
    int ack = next[1 - side] - random.nextInt(3) * random.nextInt(30) + random.nextInt(5) / 4 * 7;
    int window = random.nextInt(3) == 0 ? 0 : 64 + random.nextInt(2);
    if (random.nextInt(3) > 0) {
      seq = next[side];
    }
    if (random.nextInt(30) == 0) {
      seq = next[side] - 1;
      len = random.nextInt(2);
    }
    if (random.nextInt(5) == 0) { // says the same again
      seq = next[side];
      len = 0;
      flags = Tcp.ACK;
      ack = said[2 * side];
      window = said[2 * side + 1];
    }
    said[2 * side] = ack;
    said[2 * side + 1] = window;
    next[side] = Math.max(next[side] - seq, len) + seq + (flags & Tcp.FIN) + (flags & 2) / 2;
    ByteBuffer b = ByteBuffer.allocate(14 + 20 + 20 + options.length + len);
    b.putLong(0).putInt(0).putShort((short) IPV4);
    b.putShort((short) (0x4500 | random.nextInt(8) / 7 * 3));
    b.putShort((short) (40 + options.length + len)).putShort((short) i).putShort((short) 0);
    b.putShort((short) (64 - random.nextInt(20) / 19 << 8 | 6)).putShort((short) 0);
    b.putInt(side == 0 ? 0xc000020a : 0xc0000250).putInt(side == 0 ? 0xc0000250 : 0xc000020a);
    b.putShort((short) (side == 0 ? 49152 : 80)).putShort((short) (side == 0 ? 80 : 49152));
    b.putInt(seq).putInt(ack).putShort((short) (5 + options.length / 4 << 12 | flags));
    b.putShort((short) window).putInt(random.nextInt());
    b.put(options);
    return b.array();
  }

  private static byte[] options(Random random) {
    if (random.nextInt(3) > 0) {
      return new byte[0];
    }
    ByteBuffer b = ByteBuffer.allocate(4 * random.nextInt(1, 11));
    int[] kinds = {2, 3, 4, 5, 8, 28, 30, 34, 172, 253};
    while (b.remaining() > 1) {
      int room = b.remaining();
      int len = Math.min(room, 2 + random.nextInt(10));
      b.put((byte) kinds[random.nextInt(kinds.length)]).put((byte) (len - random.nextInt(20) / 19));
      while (b.remaining() > room - len) {
        b.put((byte) random.nextInt());
      }
    }
    return b.array();
  }
}
