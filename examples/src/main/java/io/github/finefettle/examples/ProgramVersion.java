package io.github.finefettle.examples;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the programs, as it stands in the manifest of their jar. */
public final class ProgramVersion implements IVersionProvider {
  /** Made by picocli. */
  public ProgramVersion() {}

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(Programs.class.getPackage().getImplementationVersion())
            .orElse("(not started from a jar)");
    return new String[] {"FineFettle " + version};
  }
}
