package io.barto.program;

import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What {@code -V} prints: the program's name and {@link ProgramVersion}. */
public final class VersionProvider implements IVersionProvider {
  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public String[] getVersion() {
    return new String[] {command.root().name() + " " + ProgramVersion.current()};
  }
}
