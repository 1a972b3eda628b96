package inflight.capture;

import inflight.capture.CaptureFailure.Kind;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A helper that answers questions and captures nothing: which interfaces there are, whether a
 * filter is understood. It needs no rights. Thread-safe; a question takes milliseconds, the first
 * one the start of a process.
 */
public final class HelperService implements Closeable {
  private Process process;
  private Writer questions;
  private BufferedReader answers;

  /** All interfaces, in the order of libpcap. */
  public synchronized List<NetworkDevice> interfaces() throws IOException {
    ask("list");
    List<NetworkDevice> devices = new ArrayList<>();
    for (String line = answer(); !line.equals("done"); line = answer()) {
      if (line.startsWith("device ")) {
        devices.add(NetworkDevice.parse(line.substring("device ".length())));
      }
    }
    return devices;
  }

  /**
   * Whether libpcap understands a capture filter.
   *
   * @param linkType of the interface, -1 if it is not known
   * @return empty if it does, else its words on why not
   */
  public synchronized String filterProblem(int linkType, String filter) throws IOException {
    if (filter.isBlank()) {
      return "";
    }
    ask("filter " + linkType + " " + filter.replaceAll("\\s+", " "));
    return answer().substring("filter".length()).strip();
  }

  private void ask(String question) throws IOException {
    if (process == null || !process.isAlive()) {
      process =
          new ProcessBuilder(HelperCommand.of(List.of("serve")))
              .redirectError(Redirect.DISCARD)
              .start();
      questions = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
      answers =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
    questions.write(question + "\n");
    questions.flush();
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new CaptureFailure(Kind.HELPER_DIED, "the helper ended unexpectedly");
    }
    if (line.startsWith("error ")) {
      String[] words = line.split(" ", 3);
      throw new CaptureFailure(Kind.ofCode(words[1]), words.length > 2 ? words[2] : "");
    }
    return line;
  }

  @Override
  public synchronized void close() {
    if (process != null) {
      process.destroy();
      process = null;
    }
  }
}
