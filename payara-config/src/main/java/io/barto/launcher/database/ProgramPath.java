package io.barto.launcher.database;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds installed programs: on the PATH, and where systems put servers that PATH leaves out. */
final class ProgramPath {

  private static final List<String> SERVER_FOLDERS =
      List.of(
          "/usr/sbin",
          "/usr/local/sbin",
          "/usr/libexec",
          "/usr/local/mariadb/bin",
          "/usr/local/mysql/bin",
          "/opt/homebrew/bin",
          "/opt/homebrew/opt/mariadb/bin");

  private ProgramPath() {}

  static Optional<Path> find(String program) {
    return Stream.concat(path(), SERVER_FOLDERS.stream())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Stream<String> path() {
    String path = System.getenv("PATH");
    return path == null
        ? Stream.of()
        : Arrays.stream(path.split(File.pathSeparator)).filter(folder -> !folder.isBlank());
  }
}
