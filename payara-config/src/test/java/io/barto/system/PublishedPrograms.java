package io.barto.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The published barto 1.5 programs, which somebody has put into a folder.
 *
 * @param folder that they are in
 */
record PublishedPrograms(Path folder) {
  /** They insist on all of these tables. */
  static final String TRACING =
      """
      [tracing.stdout]
      with_target = true
      with_thread_ids = false
      with_thread_names = false
      with_line_number = false
      with_level = true
      [tracing.file]
      quiet = 0
      verbose = 2
      [tracing.file.layer]
      with_target = true
      with_thread_ids = false
      with_thread_names = false
      with_line_number = false
      with_level = true
      """;

  static PublishedPrograms given() {
    return new PublishedPrograms(Path.of(System.getProperty("interop.programs")));
  }

  /** Writes a configuration and starts a program with it. */
  RunningProgram start(Path home, String program, String configuration, String... arguments)
      throws IOException {
    Files.createDirectories(home);
    Path file = home.resolve(program + ".toml");
    Files.writeString(file, configuration + TRACING);
    var all = new ArrayList<>(List.of("-c", file.toString()));
    all.addAll(List.of(arguments));
    return RunningProgram.start(
        home, Map.of("SHELL", "/bin/sh"), folder.resolve(program).toString(), all);
  }

  /** The key of 32 bytes at the end of an encoding, as the manual has it. */
  static String last32(byte[] der) {
    byte[] raw = Arrays.copyOfRange(der, der.length - 32, der.length);
    return Base64.getEncoder().encodeToString(raw);
  }
}
