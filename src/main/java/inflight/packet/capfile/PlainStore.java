package inflight.packet.capfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file read as it is. Each reader has its own, since an interrupt closes the channel. */
final class PlainStore implements ByteStore {
  private final FileChannel channel;
  private byte[] wrapped;
  private ByteBuffer view;

  PlainStore(Path path) throws IOException {
    channel = FileChannel.open(path, StandardOpenOption.READ);
  }

  @Override
  public int read(long position, byte[] dst, int off, int len) throws IOException {
    if (wrapped != dst) {
      wrapped = dst;
      view = ByteBuffer.wrap(dst);
    }
    view.limit(off + len).position(off);
    return channel.read(view, position);
  }

  @Override
  public long reach(long position) throws IOException {
    return Math.min(channel.size(), position);
  }

  @Override
  public long diskBytes(long position) {
    return position;
  }

  @Override
  public Damage damage() {
    return null;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
