package inflight.cli;

import picocli.CommandLine.IVersionProvider;

/** One line: the version in the jar's manifest, and the Java that runs it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {line()};
  }

  static String line() {
    String version = Version.class.getPackage().getImplementationVersion();
    return "inflight "
        + (version == null ? "of this source tree" : version)
        + " (Java "
        + Runtime.version()
        + ")";
  }
}
