package inflight.tcp.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.packet.wire.LinkType;
import inflight.packet.wire.Tcp;
import inflight.testing.Dissected;
import inflight.testing.Frames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConnectionTableTest {
  private final ConnectionTable table = new ConnectionTable();
  private final Tuple tuple = new Tuple();

  private Tuple v4(int source, int sourcePort, int destination, int destinationPort) {
    byte[] segment = Frames.tcp(sourcePort, destinationPort, 0, 0, 0, 0, new byte[0], new byte[0]);
    byte[] packet = Frames.ipv4(source, destination, 6, 1, 0, segment);
    tuple.read(Dissected.of(packet, LinkType.IPV4));
    return tuple;
  }

  private Tuple v6(int source, int sourcePort, int destination, int destinationPort) {
    byte[] segment = Frames.tcp(sourcePort, destinationPort, 0, 0, 0, 0, new byte[0], new byte[0]);
    byte[] from = Frames.join(new byte[12], Frames.u32(source));
    byte[] to = Frames.join(new byte[12], Frames.u32(destination));
    tuple.read(Dissected.of(Frames.ipv6(from, to, 6, segment), LinkType.IPV6));
    return tuple;
  }

  private Connection findOrOpen(Tuple t) {
    Connection c = table.find(t);
    return c != null ? c : table.open(t, Tcp.SYN, 0, 0);
  }

  @Test
  void bothDirectionsAreOneConnection() {
    Connection c = table.open(v4(1, 1000, 2, 80), Tcp.SYN, 5, 77);
    assertSame(c, table.find(v4(2, 80, 1, 1000)));
    assertTrue(tuple.sentByB(c));
    assertSame(c, table.find(v4(1, 1000, 2, 80)));
    assertFalse(tuple.sentByB(c));
    assertEquals("0.0.0.1:1000", c.clientEndpoint().toString());
    assertEquals("0.0.0.2:80", c.serverEndpoint().toString());
  }

  @Test
  void portsThatAreSwappedAreAnotherConnection() {
    Connection c = findOrOpen(v4(1, 1000, 2, 80));
    assertNull(table.find(v4(1, 80, 2, 1000)));
    assertNotEquals(c, findOrOpen(v4(2, 1000, 1, 80)));
  }

  @Test
  void theSameBitsInIpv4AndIpv6AreTwoConnections() {
    Connection c = findOrOpen(v4(1, 1000, 2, 80));
    assertNull(table.find(v6(1, 1000, 2, 80)));
    assertNotEquals(c, findOrOpen(v6(1, 1000, 2, 80)));
    assertSame(c, table.find(v4(1, 1000, 2, 80)));
  }

  @Test
  void aSocketConnectedToItselfIsAllA() {
    Connection c = findOrOpen(v4(7, 1000, 7, 1000));
    assertSame(c, table.find(v4(7, 1000, 7, 1000)));
    assertFalse(tuple.sentByB(c));
  }

  @Test
  void oneHostConnectedToItselfOnTwoPortsHasTwoSides() {
    Connection c = findOrOpen(v4(7, 1000, 7, 80));
    assertSame(c, table.find(v4(7, 80, 7, 1000)));
    assertTrue(tuple.sentByB(c));
  }

  @Test
  void theConnectionOpenedLastIsTheCurrentOne() {
    Connection old = table.open(v4(1, 1000, 2, 80), Tcp.SYN, 0, 0);
    Connection other = table.open(v4(1, 1001, 2, 80), Tcp.SYN, 1, 0);
    Connection reused = table.open(v4(1, 1000, 2, 80), Tcp.SYN, 2, 0);
    assertSame(reused, table.find(v4(2, 80, 1, 1000)));
    assertSame(other, table.find(v4(1, 1001, 2, 80)));
    assertSame(old, table.get(0));
    assertEquals(3, table.size());
  }

  @Test
  void manyTuplesAgainstAMap() {
    long seed = new SplittableRandom().nextLong();
    System.out.println("ConnectionTableTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < 60_000; i++) {
      int a = random.nextInt(4);
      int b = random.nextInt(4);
      int p = random.nextInt(70);
      int q = random.nextInt(70);
      boolean six = random.nextInt(4) == 0;
      String one = a + ":" + p;
      String two = b + ":" + q;
      String key = six + (one.compareTo(two) < 0 ? one + two : two + one);
      Connection c = findOrOpen(six ? v6(a, p, b, q) : v4(a, p, b, q));
      assertEquals(numbers.computeIfAbsent(key, k -> numbers.size()), c.number(), "seed " + seed);
    }
    assertEquals(numbers.size(), table.size());
  }

  /** Address and port that add up to the same, as a scan has them, must not be one long chain. */
  @Test
  void tuplesMadeUpToCollideDoNot() {
    Set<Integer> hashes = new HashSet<>();
    for (int i = 0; i < 50_000; i++) {
      hashes.add(v4(0x0a000000 - i, i, 9, 80).hash());
    }
    assertTrue(hashes.size() > 49_900, hashes.size() + " different hashes");
    for (int i = 0; i < 50_000; i++) {
      findOrOpen(v4(0x0a000000 - i, i, 9, 80));
    }
    assertEquals(50_000, table.size());
  }

  @Test
  void withoutAHandshakeTheWellKnownPortIsTheServer() {
    Connection c = table.open(v4(1, 80, 2, 40_000), Tcp.ACK, 0, 0);
    assertFalse(c.clientKnown());
    assertEquals("0.0.0.2:40000", c.clientEndpoint().toString());
    Connection d = table.open(v4(1, 40_000, 2, 50_000), Tcp.ACK, 0, 0);
    assertEquals("0.0.0.1:40000", d.clientEndpoint().toString());
    Connection e = table.open(v4(3, 80, 2, 40_000), Tcp.SYN | Tcp.ACK, 0, 0);
    assertTrue(e.clientKnown());
    assertEquals("0.0.0.2:40000", e.clientEndpoint().toString());
  }
}
