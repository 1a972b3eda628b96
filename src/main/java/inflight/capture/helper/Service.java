package inflight.capture.helper;

import java.io.BufferedReader;
import java.io.IOException;

/**
 * Answers questions, a line each, until stdin ends: {@code list} with the lines of {@link Devices}
 * and {@code done}; {@code filter LINKTYPE TEXT} with {@code filter} and libpcap's objection, if it
 * has one.
 */
final class Service {
  private final BufferedReader questions;
  private final Report report;

  Service(BufferedReader questions, Report report) {
    this.questions = questions;
    this.report = report;
  }

  void run() throws IOException, HelperException {
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      String[] words = line.split(" ", 3);
      if (words[0].equals("list")) {
        Devices.lines().forEach(report::line);
        report.line("done");
      } else if (words[0].equals("filter") && words.length == 3) {
        String problem = Filters.problem(linkType(words[1]), words[2]);
        report.line(("filter " + Report.printable(problem)).strip());
      } else {
        throw new HelperException(HelperException.USAGE, "no question " + words[0]);
      }
    }
  }

  private static int linkType(String number) {
    int type = Integer.parseInt(number);
    return type < 0 ? 1 : type;
  }
}
