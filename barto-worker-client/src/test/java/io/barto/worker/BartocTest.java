package io.barto.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.program.ProgramDirs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisabledOnOs(OS.WINDOWS)
class BartocTest {
  @TempDir private Path temp;

  /** Another worker has the data directory: so it ends at once. */
  @Test
  void dataDirOfTheConfiguration_hasTheLogToo() throws Exception {
    Path data = temp.resolve("data");
    try (DataDirectory taken = DataDirectory.take(data)) {
      String complaints = start(data);

      assertThat(taken.path()).isEqualTo(data);
      assertThat(complaints).contains("another bartoc uses the data directory " + data);
    }
    assertThat(log(data.resolve("logs"))).contains("every user of this host may read it");
    assertThat(temp.resolve("usual")).doesNotExist();
  }

  private String start(Path data) throws IOException {
    Path config = Files.createFile(temp.resolve("bartoc.toml"));
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(
        config,
        """
        name = "vader"
        retry_count = 3
        data_dir = "%s"
        hmac_key = "not for everybody"
        [bartos]
        prefix = "ws"
        host = "127.0.0.1"
        port = 1
        """
            .formatted(data));
    Path usual = temp.resolve("usual");
    var complaints = new ByteArrayOutputStream();
    var program =
        new Bartoc(
            Map.of(),
            new ProgramDirs("bartoc", usual, usual),
            Clock.systemUTC(),
            new PrintStream(complaints, true, StandardCharsets.UTF_8));
    assertThat(new CommandLine(program).execute("-c", config.toString())).isEqualTo(1);
    return complaints.toString(StandardCharsets.UTF_8);
  }

  private static String log(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> logs = files.toList();
      assertThat(logs).hasSize(1);
      assertThat(logs.get(0).getFileName().toString()).startsWith("bartoc.log.");
      return Files.readString(logs.get(0));
    }
  }
}
