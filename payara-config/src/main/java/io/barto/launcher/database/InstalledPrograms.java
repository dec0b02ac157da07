package io.barto.launcher.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A MariaDB that the system's packages installed. */
final class InstalledPrograms {

  private static final List<String> INSTALL_NAMES =
      List.of("mariadb-install-db", "mysql_install_db");

  private InstalledPrograms() {}

  static Optional<ServerPrograms> found() throws IOException {
    Optional<Path> server = ProgramPath.find("mariadbd");
    return server.isEmpty() ? Optional.empty() : at(server.get().toRealPath());
  }

  private static Optional<ServerPrograms> at(Path server) {
    Path base = server.resolve("../..").normalize(); // /usr of /usr/sbin/mariadbd
    return install(base)
        .map(install -> new ServerPrograms(base, base.resolve("lib"), server, install));
  }

  private static Optional<Path> install(Path base) {
    Stream<Path> beside =
        Stream.of("bin", "scripts")
            .flatMap(folder -> INSTALL_NAMES.stream().map(base.resolve(folder)::resolve))
            .filter(Files::isExecutable);
    Stream<Path> onPath = INSTALL_NAMES.stream().flatMap(name -> ProgramPath.find(name).stream());
    return Stream.concat(beside, onPath).findFirst();
  }
}
