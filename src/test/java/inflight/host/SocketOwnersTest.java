package inflight.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.host.SocketOwners.End;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SocketOwnersTest {
  @Test
  void readsAddressesAsLinuxWritesThem() {
    assertEquals(new End(0, 0x7f000001L, 8080), SocketOwners.end("0100007F:1F90"));
    assertEquals(new End(0, 1, 80), SocketOwners.end("00000000000000000000000001000000:0050"));
    // ::ffff:127.0.0.1 is IPv4 on the wire
    assertEquals(
        new End(0, 0x7f000001L, 80), SocketOwners.end("0000000000000000FFFF00000100007F:0050"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void findsThisProcess() throws IOException {
    InetAddress here = InetAddress.getByName("127.0.0.1");
    try (ServerSocket server = new ServerSocket(0, 1, here);
        Socket client = new Socket(here, server.getLocalPort())) {
      SocketOwners owners = new SocketOwners();
      owners.look();
      End local = new End(0, 0x7f000001L, client.getLocalPort());
      End remote = new End(0, 0x7f000001L, server.getLocalPort());
      String owner = owners.owner(local, remote);
      assertTrue(owner.endsWith("(" + ProcessHandle.current().pid() + ")"), owner);
    }
  }
}
