package inflight.host;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which process of this machine owns which TCP socket, as far as this user may see: Linux tells it
 * in /proc, other systems are not asked. Remembers what it has seen, for a capture outlives its
 * connections. {@link #look} is for one thread, {@link #owner} for any.
 */
public final class SocketOwners {
  private static final Path PROC = Path.of("/proc");
  private static final int LOCAL = 1;
  private static final int REMOTE = 2;
  private static final int INODE = 9;
  private static final long MAPPED = 0xffffL << 32;

  /**
   * One end of a connection.
   *
   * @param hi upper half of an IPv6 address, 0 for IPv4
   * @param lo lower half of it, or the IPv4 address as an unsigned number of 32 bits
   */
  public record End(long hi, long lo, int port) {}

  /** A socket is known by both of its ends. */
  private record Ends(End local, End remote) {}

  private final Map<Ends, String> owners = new ConcurrentHashMap<>();
  private final Map<Ends, Long> unowned = new HashMap<>();

  /** Process and its number, such as {@code curl (4711)}; empty if it is not known. */
  public String owner(End local, End remote) {
    return owners.getOrDefault(new Ends(local, remote), "");
  }

  /** Looks at the sockets that there are now. */
  public void look() {
    unowned.clear();
    table("tcp");
    table("tcp6");
    if (!unowned.isEmpty()) {
      Set<Long> wanted = new HashSet<>(unowned.values());
      Map<Long, String> processes = processesOf(wanted);
      unowned.forEach(
          (ends, inode) -> {
            String process = processes.get(inode);
            if (process != null) {
              owners.put(ends, process);
            }
          });
    }
  }

  private void table(String name) {
    try {
      for (String line : Files.readAllLines(PROC.resolve("net").resolve(name))) {
        Map.Entry<Ends, Long> socket = parse(line);
        if (socket != null && !owners.containsKey(socket.getKey())) {
          unowned.put(socket.getKey(), socket.getValue());
        }
      }
    } catch (IOException e) {
      // another system, or no IPv6
    }
  }

  /** A line of /proc/net/tcp; null for the heading, for listeners and for sockets without owner. */
  private static Map.Entry<Ends, Long> parse(String line) {
    String[] words = line.strip().split("\\s+");
    try {
      if (words.length <= INODE || words[0].equals("sl")) {
        return null;
      }
      long inode = Long.parseLong(words[INODE]);
      Ends ends = new Ends(end(words[LOCAL]), end(words[REMOTE]));
      return inode == 0 || ends.remote.port == 0 ? null : Map.entry(ends, inode);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** {@code 0100007F:1F90}: each 32 bits of the address in this machine's order of bytes. */
  static End end(String text) {
    int colon = text.indexOf(':');
    int port = Integer.parseInt(text.substring(colon + 1), 16);
    if (colon == 8) {
      return new End(0, word(text, 0), port);
    }
    long hi = word(text, 0) << 32 | word(text, 8);
    long lo = word(text, 16) << 32 | word(text, 24);
    boolean mapped = hi == 0 && lo >>> 32 == MAPPED >>> 32;
    return mapped ? new End(0, lo & 0xffff_ffffL, port) : new End(hi, lo, port);
  }

  private static long word(String text, int at) {
    int word = Integer.parseUnsignedInt(text.substring(at, at + 8), 16);
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    return (little ? Integer.reverseBytes(word) : word) & 0xffff_ffffL;
  }

  private static Map<Long, String> processesOf(Set<Long> inodes) {
    Map<Long, String> found = new HashMap<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        for (long inode : socketsOf(process)) {
          if (inodes.contains(inode)) {
            found.put(inode, name(process));
          }
        }
        if (found.size() == inodes.size()) {
          break;
        }
      }
    } catch (IOException e) {
      // no /proc
    }
    return found;
  }

  private static List<Long> socketsOf(Path process) {
    List<Long> inodes = new ArrayList<>();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path fd : open) {
        String target = Files.readSymbolicLink(fd).toString();
        if (target.startsWith("socket:[")) {
          inodes.add(Long.parseLong(target.substring(8, target.length() - 1)));
        }
      }
    } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
      // somebody else's, or gone
    }
    return inodes;
  }

  private static String name(Path process) {
    try {
      return Files.readString(process.resolve("comm")).strip() + " (" + process.getFileName() + ")";
    } catch (IOException e) {
      return "(" + process.getFileName() + ")";
    }
  }
}
