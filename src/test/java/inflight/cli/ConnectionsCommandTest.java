package inflight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inflight.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsCommandTest {
  private static final String HEADER =
      "number,client,client_port,server,server_port,state,completeness,first_s,last_s,"
          + "client_frames,server_frames,client_bytes,server_bytes,retransmissions,duplicate_acks,"
          + "out_of_order,zero_windows,resets,rtt_min_ms,rtt_median_ms,rtt_max_ms,client_mss,"
          + "server_mss,client_wscale,server_wscale,closed_by,biography\n";

  private static final String NOTATION =
      """
      +0.000 C S 0 win 64240 <mss 1460,sackOK,ts 1/0,wscale 7>
      +0.040 S SA 0 ack 1 win 65160 <mss 1400,sackOK,ts 9/1>
      +0.001 C A 1 ack 1 win 502
      +0.001 C PA 1:6 ack 1 win 502 "hello"
      +0.300 C PA 1:6 ack 1 win 502 "hello"
      +0.020 S A 1 ack 6 win 0
      +0.001 C FA 6 ack 1 win 502
      +0.020 S RA 1 ack 7 win 0
      C 192.0.2.10:40001 iss 1
      S 192.0.2.20:81 iss 2
      +1.000 C S 0 win 1000
      C [2001:db8::a]:40002 iss 1
      S [2001:db8::b]:22 iss 2
      +1.000 S A 1 ack 1 win 1000
      """;

  @TempDir private Path folder;

  @Test
  void csvIsAsAgreed() throws IOException {
    String expected =
        HEADER
            + "0,192.0.2.10,40000,192.0.2.20,80,RESET,63,0.000000000,0.383000000,5,3,10,0,1,0,0,1,1,1.000000,30.000000,320.000000,1460,1400,7,,client,ShADTawFr\n"
            + "1,192.0.2.10,40001,192.0.2.20,81,SYN-SENT,1,1.383000000,1.383000000,1,0,0,0,0,0,0,0,0,,,,,,,,,S\n"
            + "2,2001:db8::a,40002,2001:db8::b,22,ESTABLISHED,0,2.383000000,2.383000000,0,1,0,0,0,0,0,0,0,,,,,,,,,a\n";
    Path file = Compiled.file(folder, NOTATION);
    assertEquals(expected, Ran.inflight("connections", file, "--format", "csv").ok().out());
  }

  @Test
  void jsonHasTheSameNamesAndNullForWhatIsNotKnown() throws IOException {
    Path file = Compiled.file(folder, NOTATION);
    String json = Ran.inflight("connections", file, "--format", "json").ok().out();
    String[] lines = json.split("\n");
    assertEquals(5, lines.length, json);
    String expected =
        "{\"number\":1,\"client\":\"192.0.2.10\",\"client_port\":40001,\"server\":\"192.0.2.20\","
            + "\"server_port\":81,\"state\":\"SYN-SENT\",\"completeness\":1,\"first_s\":1.383000000,"
            + "\"last_s\":1.383000000,\"client_frames\":1,\"server_frames\":0,\"client_bytes\":0,"
            + "\"server_bytes\":0,\"retransmissions\":0,\"duplicate_acks\":0,\"out_of_order\":0,"
            + "\"zero_windows\":0,\"resets\":0,\"rtt_min_ms\":null,\"rtt_median_ms\":null,"
            + "\"rtt_max_ms\":null,\"client_mss\":null,\"server_mss\":null,\"client_wscale\":null,"
            + "\"server_wscale\":null,\"closed_by\":null,\"biography\":\"S\"},";
    assertEquals(expected, lines[2]);
  }

  @Test
  void theTableHasAHeaderAndColumnsOneBelowTheOther() throws IOException {
    Path file = Compiled.file(folder, NOTATION);
    String[] lines = Ran.inflight("connections", file).ok().out().split("\n");
    assertEquals(4, lines.length);
    int state = lines[0].indexOf("state");
    assertEquals("RESET", lines[1].substring(state, state + 5));
    assertEquals("SYN-SENT", lines[2].substring(state, state + 8));
    assertEquals("ESTABLISHED", lines[3].substring(state, state + 11));
  }

  @Test
  void aCaptureWithoutConnectionsHasJustAHeader() throws IOException {
    Path file = Compiled.file(folder, "+0.000 C udp \"hello\"\n");
    assertEquals(HEADER, Ran.inflight("connections", file, "--format", "csv").ok().out());
    assertEquals("[\n]\n", Ran.inflight("connections", file, "--format", "json").ok().out());
  }

  @Test
  void aDamagedCaptureGivesWhatIsBeforeTheDamage() throws IOException {
    byte[] whole = Files.readAllBytes(Compiled.file(folder, NOTATION));
    Path cut = folder.resolve("cut.pcapng");
    Files.write(cut, Arrays.copyOf(whole, whole.length - 10));
    Ran ran = Ran.inflight("connections", cut, "--format", "csv");
    assertEquals(3, ran.code());
    assertEquals(3, ran.out().lines().count(), ran.out());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains("cut.pcapng: damaged at byte "), ran.err());
    assertTrue(ran.err().contains("expected"), ran.err());
  }

  @Test
  void whatCannotBeReadFailsWithOneLine() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.pcap"));
    Path picture = folder.resolve("a.png");
    Files.write(
        picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0});
    Ran.inflight("connections", folder.resolve("none.pcap")).failed(1, "none.pcap");
    Ran.inflight("connections", empty).failed(1, "empty.pcap");
    Ran.inflight("connections", picture).failed(1, "PNG");
    Ran.inflight("connections", folder).failed(1, "");
  }

  @Test
  void wrongUsageNamesTheRightWord() throws IOException {
    Path file = Compiled.file(folder, NOTATION);
    Ran.inflight("connections").failed(2, "FILE");
    Ran.inflight("connections", file, "--formt", "csv").failed(2, "--format");
    Ran.inflight("connections", file, "--format", "xml").failed(2, "CSV");
    Ran.inflight("connections", file, "--rules", "wireshark").failed(2, "wireshark-4.0");
    Ran.inflight("conections", file).failed(2, "connections");
  }

  @Test
  void helpListsTheLettersOfABiography() {
    String help = Ran.inflight("connections", "--help").ok().out();
    for (String letter :
        new String[] {"s SYN", "h SYN ACK", "a pure ACK", "k keep-alive", "e ECE"}) {
      assertTrue(help.contains(letter), help);
    }
  }
}
