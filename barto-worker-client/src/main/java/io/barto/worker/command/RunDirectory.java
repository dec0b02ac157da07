package io.barto.worker.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one run. Most are written by the command's parent, see {@code parent.sh}; every
 * answer is read anew.
 *
 * @param path where they are
 */
public record RunDirectory(Path path) {
  /** The directory of a run, which need not exist. */
  public static RunDirectory of(Path runs, UUID run) {
    return new RunDirectory(runs.resolve(run.toString()));
  }

  /** Makes the directory where it does not exist yet. */
  public void create() throws IOException {
    PrivateFiles.directory(path);
  }

  /** Whether the directory is there. */
  public boolean exists() {
    return Files.isDirectory(path);
  }

  /** Where the parent itself complains. */
  public Path parentLog() {
    return path.resolve("parent.log");
  }

  /** Who claimed the run; null: nobody has, so it was never started. */
  public @Nullable Marker marker() throws IOException {
    Path file = path.resolve("marker");
    List<String> lines = linesOf(file);
    return lines == null ? null : Marker.parse(lines, modified(file));
  }

  /** How the command ended; null: it has not, or that can't be known. */
  public @Nullable CommandExit exit() throws IOException {
    Path file = path.resolve("exit");
    Long code = numberIn(file);
    return code == null ? null : new CommandExit(code.intValue(), modified(file));
  }

  /** The command's own process group and session; null: it has none yet. */
  public @Nullable Long group() throws IOException {
    return numberIn(path.resolve("group"));
  }

  /**
   * Claims the run for nobody, so that a parent on its way can't start it any more.
   *
   * @return false where somebody was first
   */
  public boolean forestall() throws IOException {
    create();
    Path claim = path.resolve("marker.none");
    PrivateFiles.replace(claim, Marker.forNobody());
    try {
      Files.createLink(path.resolve("marker"), claim);
      return true;
    } catch (FileAlreadyExistsException e) {
      Marker marker = marker();
      return marker != null && marker.forestalled();
    }
  }

  /** What the parent complained of, on one line; empty where it did not. */
  public String complaint() {
    try {
      return String.join("; ", Files.readAllLines(parentLog(), UTF_8)).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** Deletes the directory and all that is in it. */
  public void delete() throws IOException {
    if (!exists()) {
      return;
    }
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(path);
  }

  private static @Nullable Long numberIn(Path file) throws IOException {
    List<String> lines = linesOf(file);
    try {
      return lines == null || lines.isEmpty() ? null : Long.valueOf(lines.get(0).strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable List<String> linesOf(Path file) throws IOException {
    try {
      return Files.readAllLines(file, UTF_8);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static Instant modified(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).lastModifiedTime().toInstant();
  }
}
