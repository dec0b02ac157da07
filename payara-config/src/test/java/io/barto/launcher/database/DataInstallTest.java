package io.barto.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barto.launcher.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an install that fails; one that works is in {@link EmbeddedDatabaseIT}. */
class DataInstallTest {
  @TempDir private Path home;
  private DatabaseFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = new DatabaseFolder(Files.createDirectory(home.resolve("database")));
  }

  private ServerPrograms installing(String script) throws IOException {
    Path install = Files.writeString(home.resolve("install"), "#!/bin/sh\n" + script);
    assertThat(install.toFile().setExecutable(true)).isTrue();
    return new ServerPrograms(home, home, home.resolve("mariadbd"), install);
  }

  @Test
  void whyItFailed_isTold_withoutTheAdviceBelow() throws IOException {
    ServerPrograms programs =
        installing(
            """
            echo '0:02:20 0 [ERROR] mariadbd: Error writing file (Errcode: 28 "No space left")'
            for line in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "try this: $line"; done
            exit 1
            """);

    assertThatThrownBy(() -> DataInstall.ensure(programs, folder))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("No space left")
        .hasMessageContaining(folder.installLog().toString())
        .hasMessageNotContaining("try this");
    assertThat(folder.data()).doesNotExist();
  }

  @Test
  void withoutAnError_theEndIsTold() throws IOException {
    ServerPrograms programs = installing("echo killed\nexit 137\n");

    assertThatThrownBy(() -> DataInstall.ensure(programs, folder)).hasMessageEndingWith("killed");
  }
}
