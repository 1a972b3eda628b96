package inflight.packet.capfile;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952): one member or several behind each other.
 *
 * <p>Unlike {@link java.util.zip.GZIPInputStream} it hands out every byte that stands before a
 * damage, and says where in the packed file the damage is.
 */
final class Gunzip implements Unpacker {
  private static final int FHCRC = 2;
  private static final int FEXTRA = 4;
  private static final int FNAME = 8;
  private static final int FCOMMENT = 16;

  private final InputStream packed;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] in = new byte[32 << 10];
  private int inAt;
  private int inEnd;
  private long packedBytes;
  private boolean inMember;
  private boolean ended;
  private long damageAt = -1;
  private String expected;

  Gunzip(InputStream packed) {
    this.packed = packed;
  }

  @Override
  public long packedBytes() {
    return packedBytes - (inEnd - inAt);
  }

  @Override
  public long damageAt() {
    return damageAt;
  }

  @Override
  public String expected() {
    return expected;
  }

  @Override
  public int read(byte[] dst, int off, int len) throws IOException {
    while (!ended) {
      if (!inMember && !beginMember()) {
        ended = true;
        break;
      }
      // First what the inflater still holds: it may owe output without needing more input.
      int n = inflate(dst, off, len);
      if (n > 0) {
        crc.update(dst, off, n);
        return n;
      }
      if (ended) {
        break;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsInput() && !offerInput()) {
        end("more compressed data, but the file ends here");
      }
    }
    return -1;
  }

  private int inflate(byte[] dst, int off, int len) {
    long before = inflater.getBytesWritten();
    try {
      int n = inflater.inflate(dst, off, len);
      inAt = inEnd - inflater.getRemaining();
      return n;
    } catch (DataFormatException e) {
      inAt = inEnd - inflater.getRemaining();
      end("sound compressed data (" + e.getMessage() + ")");
      return (int) (inflater.getBytesWritten() - before);
    }
  }

  private void end(String what) {
    ended = true;
    damageAt = packedBytes();
    expected = what;
  }

  private boolean offerInput() throws IOException {
    if (inAt == inEnd && !refill()) {
      return false;
    }
    inflater.setInput(in, inAt, inEnd - inAt);
    return true;
  }

  private boolean refill() throws IOException {
    int n = packed.read(in, 0, in.length);
    inAt = 0;
    inEnd = Math.max(n, 0);
    packedBytes += inEnd;
    return n > 0;
  }

  private int nextByte() throws IOException {
    return inAt == inEnd && !refill() ? -1 : in[inAt++] & 0xff;
  }

  /** False at the end of the file, or at bytes behind a member that are no other member. */
  private boolean beginMember() throws IOException {
    boolean first = packedBytes == 0;
    if (nextByte() != 0x1f || nextByte() != 0x8b || nextByte() != 8) {
      if (first) {
        end("a gzip header");
      }
      return false;
    }
    int flags = nextByte();
    skip(6);
    if ((flags & FEXTRA) != 0) {
      int low = nextByte();
      skip(low | nextByte() << 8);
    }
    if ((flags & FNAME) != 0) {
      skipText();
    }
    if ((flags & FCOMMENT) != 0) {
      skipText();
    }
    if ((flags & FHCRC) != 0) {
      skip(2);
    }
    inflater.reset();
    inflater.setInput(in, inAt, inEnd - inAt);
    crc.reset();
    inMember = true;
    return true;
  }

  private void skip(int n) throws IOException {
    for (int i = 0; i < n && nextByte() >= 0; i++) {}
  }

  private void skipText() throws IOException {
    while (nextByte() > 0) {}
  }

  private void endMember() throws IOException {
    inMember = false;
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      int b = nextByte();
      if (b < 0) {
        end("a gzip checksum, but the file ends here");
        return;
      }
      sum |= i < 4 ? b << 8 * i : 0; // the length behind it says nothing more
    }
    if (sum != (int) crc.getValue()) {
      end("data with the checksum " + Integer.toHexString(sum));
    }
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    packed.close();
  }
}
