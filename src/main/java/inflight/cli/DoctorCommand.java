package inflight.cli;

import inflight.host.Check;
import inflight.host.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

final class DoctorCommand implements Callable<Integer> {
  private final InflightCommand root;
  private boolean fix;

  DoctorCommand(InflightCommand root) {
    this.root = root;
  }

  CommandSpec syntax() {
    return new Syntax(
            this,
            "doctor",
            "Shows what works on this machine, and the step that mends what does not.")
        .flag("--fix", v -> fix = v, "Do each step that is a command, after asking.")
        .spec();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Check> checks = new ArrayList<>(Machine.checks());
    checks.add(CaptureRight.check());
    for (Check check : checks) {
      root.out().print((check.works() ? "ok      " : "missing ") + check.name() + ": ");
      root.out().print(check.found() + "\n");
      if (!check.works()) {
        root.out().print("        mend: " + check.mend() + "\n");
      }
    }
    root.out().flush();
    return fix ? mend(checks) : Exit.ALL_READ;
  }

  private int mend(List<Check> checks) throws IOException, InterruptedException {
    BufferedReader answers =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    List<String> commands = checks.stream().flatMap(c -> c.command().stream()).distinct().toList();
    for (String command : commands) {
      root.err().print("Run `" + command + "`? [y/N] ");
      root.err().flush();
      String answer = answers.readLine();
      if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
        continue;
      }
      if (new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor() != 0) {
        throw new IOException("`" + command + "` failed; its own message is above");
      }
    }
    if (commands.isEmpty()) {
      root.err().print("nothing here can be mended by a command\n");
    }
    return Exit.ALL_READ;
  }
}
