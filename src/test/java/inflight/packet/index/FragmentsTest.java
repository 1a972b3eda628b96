package inflight.packet.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import inflight.document.Capture;
import inflight.packet.capfile.PcapngWriter;
import inflight.packet.wire.LinkType;
import inflight.testing.Compiled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FragmentsTest {
  private static final int FRAGMENT_HEADER = 44;
  private static final int TCP = 6;

  @TempDir private Path folder;

  /** The addresses stand below the fragment header, not in it (RFC 8200 4.5). */
  @Test
  void aSegmentInIpv6FragmentsBelongsToTheAddressesOfTheIpv6Header() throws IOException {
    byte[] segment = new byte[32];
    ByteBuffer.wrap(segment).putShort((short) 40000).putShort((short) 80).put(12, (byte) 0x50);
    segment[13] = 0x10;
    Path file = folder.resolve("fragments.pcapng");
    try (PcapngWriter out = new PcapngWriter(Files.newOutputStream(file))) {
      out.addInterface(LinkType.RAW, 0, "");
      byte[] first = fragment(Arrays.copyOf(segment, 24), 0, true);
      byte[] second = fragment(Arrays.copyOfRange(segment, 24, 32), 24, false);
      out.packet(0, 1, first, 0, first.length, first.length);
      out.packet(0, 2, second, 0, second.length, second.length);
    }
    try (Capture capture = Compiled.load(file)) {
      assertEquals(1, capture.connections().size());
      assertEquals("[2001:db8::1]:40000", capture.connections().get(0).clientEndpoint().toString());
      assertEquals("[2001:db8::2]:80", capture.connections().get(0).serverEndpoint().toString());
      assertEquals(12, capture.statistics().clientBytes(0));
    }
  }

  private static byte[] fragment(byte[] part, int offset, boolean more) {
    ByteBuffer b = ByteBuffer.allocate(40 + 8 + part.length);
    b.putInt(6 << 28).putShort((short) (8 + part.length)).put((byte) FRAGMENT_HEADER);
    b.put((byte) 64);
    b.putLong(0x2001_0db8_0000_0000L).putLong(1).putLong(0x2001_0db8_0000_0000L).putLong(2);
    b.put((byte) TCP).put((byte) 0).putShort((short) (offset | (more ? 1 : 0))).putInt(7);
    return b.put(part).array();
  }
}
