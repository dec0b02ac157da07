package io.barto.worker.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Linux: {@code /proc/<pid>/stat}, whose fields follow the command's name in parentheses. */
record ProcProcesses(Path proc) implements ProcessTable {
  // counted from the state, which is field 3 of proc(5)
  private static final int STATE = 0;
  private static final int SESSION = 3;
  private static final int START_TIME = 19;

  @Override
  public @Nullable String birthOf(long pid) {
    String[] fields = fieldsOf(proc.resolve(Long.toString(pid)));
    return fields == null ? null : fields[START_TIME];
  }

  @Override
  public boolean hasSession(long leader) {
    String session = Long.toString(leader);
    try (Stream<Path> entries = Files.list(proc)) {
      return entries.filter(ProcProcesses::isProcess).anyMatch(p -> isIn(session, p));
    } catch (IOException | UncheckedIOException e) {
      return true; // rather wait than call a run lost that may be alive
    }
  }

  private static boolean isProcess(Path entry) {
    return Character.isDigit(entry.getFileName().toString().charAt(0));
  }

  private static boolean isIn(String session, Path process) {
    String[] fields = fieldsOf(process);
    return fields != null && fields[SESSION].equals(session);
  }

  /** Null where the process is gone or dead. */
  private static String @Nullable [] fieldsOf(Path process) {
    try {
      String stat = Files.readString(process.resolve("stat"), ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
      return fields.length <= START_TIME || "ZX".contains(fields[STATE]) ? null : fields;
    } catch (IOException e) {
      return null;
    }
  }
}
