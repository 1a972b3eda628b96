package inflight.cli;

import inflight.query.filter.Filter;
import inflight.query.filter.FilterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The display filter that a command takes. */
final class FilterArgument {
  private String text;
  private CommandSpec command;

  Syntax addTo(Syntax syntax) {
    command = syntax.spec();
    return syntax.option(
        "-Y",
        "FILTER",
        String.class,
        v -> text = v,
        "Only frames that pass this display filter, in Wireshark's language.");
  }

  boolean given() {
    return text != null;
  }

  /** The filter, which takes everything if none was given; wrong usage if it is none. */
  Filter compile() {
    try {
      return Filter.compile(given() ? text : "");
    } catch (FilterException e) {
      throw new ParameterException(command.commandLine(), "-Y " + e.getMessage());
    }
  }
}
