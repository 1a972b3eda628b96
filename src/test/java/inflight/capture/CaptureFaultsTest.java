package inflight.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.document.Capture;
import inflight.testing.NeedsLibpcap;
import inflight.testing.NeedsRoot;
import inflight.testing.NeedsTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can go wrong while capturing, each in a network namespace of its own that ends with the
 * script in it: {@code inflight capture} is run as a person would run it.
 */
@NeedsLibpcap
@NeedsRoot
@NeedsTool({"unshare", "ip", "bash", "mount", "setpriv"})
@Timeout(90)
class CaptureFaultsTest {
  /** Ends with the namespace whatever happens. */
  private static final int LIMIT_SECONDS = 60;

  /** Waits until the capture that was started in the background says that it has begun. */
  private static final String BEGUN =
      "for i in $(seq 300); do grep -q 'capturing on' err && break; sleep 0.1; done\n";

  @TempDir Path dir;

  /** Runs a script in which {@code inflight} is the program; what it printed stands in files. */
  private void inNamespace(String script) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String program =
        ("become() { exec '%s' -Xlog:disable -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED"
                + " -cp '%s' inflight.app.Main \"$@\"; }\n"
                + "inflight() { (become \"$@\"); }\n")
            .formatted(java, absolute(System.getProperty("java.class.path")));
    Process p =
        new ProcessBuilder(
                "timeout",
                "-s",
                "KILL",
                String.valueOf(LIMIT_SECONDS),
                "unshare",
                "-n",
                "-m",
                "-p",
                "-f",
                "--kill-child",
                "bash",
                "-c",
                "mount -t proc proc /proc; ip link set lo up\n" + program + script)
            .directory(dir.toFile())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("script.out").toFile())
            .start();
    assertTrue(p.waitFor(LIMIT_SECONDS + 10, TimeUnit.SECONDS));
    assertEquals(0, p.exitValue(), Files.readString(dir.resolve("script.out")));
  }

  private static String absolute(String classPath) {
    StringBuilder all = new StringBuilder();
    for (String part : classPath.split(":")) {
      all.append(Path.of(part).toAbsolutePath()).append(':');
    }
    return all.toString();
  }

  private String err() throws IOException {
    return Files.readString(dir.resolve("err"));
  }

  private String code() throws IOException {
    return Files.readString(dir.resolve("code")).strip();
  }

  private int frames(String name) throws IOException {
    try (Capture c = Capture.open(List.of(dir.resolve(name)))) {
      c.load(Capture.Progress.NONE);
      assertEquals(Optional.empty(), c.damage());
      return c.frames().size();
    }
  }

  @Test
  void aFullDiskIsSaidAndTheFileStaysReadable() throws Exception {
    inNamespace(
        """
        mkdir small; mount -t tmpfs -o size=1m tmpfs small
        (inflight capture -i lo -f udp -w small/x.pcapng 2>err; echo $? >code) &
        %s
        exec 3>/dev/udp/127.0.0.1/9
        for i in $(seq 3000); do printf '%%1200s' x >&3; done 2>/dev/null
        wait; cp small/x.pcapng x.pcapng; umount small
        """
            .formatted(BEGUN));
    assertEquals("1", code());
    assertTrue(err().contains("the disk is full"), err());
    assertTrue(frames("x.pcapng") > 500);
  }

  @Test
  void aRemovedInterfaceEndsTheCapture() throws Exception {
    inNamespace(
        """
        ip link add va type veth peer name vb; ip link set va up; ip link set vb up
        (inflight capture -i va -w x.pcapng 2>err; echo $? >code) &
        %s
        ip link del va
        wait
        """
            .formatted(BEGUN));
    assertEquals("1", code());
    assertTrue(err().contains("removed") || err().contains("disappeared"), err());
    frames("x.pcapng");
  }

  @Test
  void aLostLinkIsSaidAndTheCaptureGoesOn() throws Exception {
    inNamespace(
        """
        ip link add va type veth peer name vb; ip addr add 192.0.2.1/24 dev va
        ip link set va up; ip link set vb up
        (inflight capture -i va -f 'udp port 9' -w x.pcapng -c 1 2>err; echo $? >code) &
        %s
        ip link set va down
        for i in $(seq 100); do grep -q 'link down' err && break; sleep 0.1; done
        ip link set va up
        for i in $(seq 100); do grep -q 'link up' err && break; sleep 0.1; done
        ip neigh add 192.0.2.2 lladdr 02:00:00:00:00:02 dev va
        echo x >/dev/udp/192.0.2.2/9
        wait
        """
            .formatted(BEGUN));
    assertEquals("0", code(), err());
    assertTrue(err().contains("link down") && err().contains("link up"), err());
    assertEquals(1, frames("x.pcapng"));
  }

  @Test
  void aKilledProgramLosesNoPacket() throws Exception {
    inNamespace(
        """
        (become capture -i lo -f 'udp port 9' -w x.pcapng 2>err) & program=$!
        %s
        exec 3>/dev/udp/127.0.0.1/9
        for i in $(seq 200); do printf x >&3; done 2>/dev/null
        helper=$(ps -o pid= --ppid $program)
        kill -9 $program
        for i in $(seq 100); do kill -0 $helper 2>/dev/null || break; sleep 0.1; done
        """
            .formatted(BEGUN));
    // sending to a closed port fails every other time, before anything is sent
    assertTrue(frames("x.pcapng") >= 100);
  }

  @Test
  void withoutTheRightItSaysHowToGetIt() throws Exception {
    inNamespace(
        """
        export PATH=$PATH
        inflight() { setpriv --bounding-set=-net_raw,-net_admin --inh-caps=-net_raw,-net_admin \
        %s; }
        inflight </dev/null 2>err; echo $? >code
        """
            .formatted(
                "'"
                    + Path.of(System.getProperty("java.home"), "bin", "java")
                    + "' -Xlog:disable --enable-native-access=ALL-UNNAMED -cp '"
                    + absolute(System.getProperty("java.class.path"))
                    + "' inflight.app.Main capture -i lo -w x.pcapng"));
    assertEquals("1", code());
    assertTrue(err().contains("doctor --fix"), err());
    assertEquals(1, err().lines().count(), err());
  }

  @Test
  void signalsEndItInAnOrderlyWay() throws Exception {
    inNamespace(
        """
        (become capture -i lo -f 'udp port 9' -w x.pcapng 2>err) & program=$!
        %s
        exec 3>/dev/udp/127.0.0.1/9
        printf x >&3
        kill -INT $program
        wait $program; echo $? >code
        """
            .formatted(BEGUN));
    assertEquals("0", code());
    assertTrue(err().contains("received 1, dropped by kernel 0"), err());
    assertEquals(1, frames("x.pcapng"));
  }
}
