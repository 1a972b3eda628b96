package inflight.packet.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inflight.packet.wire.Dissection;
import inflight.packet.wire.Dissector;
import inflight.packet.wire.LinkType;
import inflight.packet.wire.Protocol;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class UdpStreamsTest {
  private static final int A = 0x0a000001;
  private static final int B = 0x0a000002;
  private static final int PAYLOAD = 4;

  private final UdpStreams streams = new UdpStreams();
  private final Dissection d = new Dissection();
  private int row;
  private int udp;

  @Test
  void bothDirectionsAreOneConversation() {
    assertEquals(0, show(A, 1000, B, 2000, PAYLOAD));
    assertEquals(0, show(B, 2000, A, 1000, PAYLOAD));
    assertEquals(1, show(B, 1000, A, 2000, PAYLOAD));
    assertEquals(2, show(A, 1000, B, 2001, PAYLOAD));
    assertEquals(0, show(A, 1000, B, 2000, PAYLOAD));
  }

  @Test
  void emptyDatagramsAreNumberedAndDoNotCountAsTheOneBefore() {
    show(A, 1000, B, 2000, PAYLOAD);
    assertEquals(0, show(A, 1000, B, 2000, 0));
    assertEquals(-1, streams.previousRow(udp));
    show(A, 1000, B, 2000, PAYLOAD);
    assertEquals(0, streams.firstRow(udp));
    assertEquals(0, streams.previousRow(udp));
  }

  @Test
  void aLengthBelowThatOfTheHeaderMakesNoConversation() {
    assertEquals(-1, show(A, 1000, B, 2000, -1));
    assertEquals(0, show(A, 1000, B, 2001, PAYLOAD));
  }

  /** Shows the streams one frame of raw IPv4, and returns the number that its UDP layer got. */
  private int show(int source, int sourcePort, int destination, int port, int payloadLen) {
    int there = Math.max(0, payloadLen);
    ByteBuffer b = ByteBuffer.allocate(28 + there);
    b.putInt(0x4500 << 16 | b.capacity()).putInt(0).putInt(64 << 24 | 17 << 16);
    b.putInt(source).putInt(destination);
    b.putShort((short) sourcePort).putShort((short) port).putShort((short) (8 + payloadLen));
    int len = b.capacity();
    Dissector.dissect(d, b.array(), 0, len, len, LinkType.IPV4);
    streams.frame(d, row++);
    udp = 0;
    while (d.protocol(udp) != Protocol.UDP) {
      udp++;
    }
    return streams.number(udp);
  }
}
