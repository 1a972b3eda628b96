package inflight.cli;

import inflight.lab.script.Script;
import inflight.lab.script.ScriptCompiler;
import inflight.lab.script.ScriptException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

final class ScriptCommand implements Callable<Integer> {
  private Path file;
  private Path out;

  CommandSpec syntax() {
    return new Syntax(
            this,
            "script",
            "Makes a capture of a text in segment notation: the same text, the same bytes.",
            "",
            "C 192.0.2.10:40000 iss 1000",
            "S 192.0.2.20:80 iss 5000",
            "+0.000 C S  0        win 64240 <mss 1460,sackOK,ts 1/0,wscale 7>",
            "+0.040 S SA 0 ack 1  win 65160 <mss 1460,sackOK,ts 9/1,wscale 7>",
            "+0.000 C A  1 ack 1  win 502",
            "+0.001 C PA 1:6 ack 1 win 502 \"hello\"",
            "",
            "Flags: S F R P A U E W e (AE), . for none. Offsets: the SYN is 0. Behind them",
            "also hex:0102 for bytes, ect0, ect1, ce, ttl N, id N, urg N, badsum, lost.",
            "# begins a comment.")
        .file("FILE.seg", v -> file = v, "The text.")
        .required("-o", "OUT.pcapng", Path.class, v -> out = v, "The capture to write.")
        .spec();
  }

  @Override
  public Integer call() throws IOException {
    ByteArrayOutputStream capture = new ByteArrayOutputStream();
    try {
      ScriptCompiler.write(Script.parse(Files.readString(file)), capture);
    } catch (ScriptException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": is not UTF-8 text; segment notation is", e);
    }
    write(capture.toByteArray());
    return Exit.ALL_READ;
  }

  private void write(byte[] capture) throws IOException {
    try {
      Files.write(out, capture);
    } catch (FileSystemException e) {
      throw e; // names the file
    } catch (IOException e) {
      throw new IOException(out + ": cannot be written: " + e.getMessage(), e);
    }
  }
}
