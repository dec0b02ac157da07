package io.barto.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class ProgramVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    @Nullable String version = BartoCli.class.getPackage().getImplementationVersion();
    return new String[] {BartoCli.NAME + " " + (version == null ? "(not packaged)" : version)};
  }
}
