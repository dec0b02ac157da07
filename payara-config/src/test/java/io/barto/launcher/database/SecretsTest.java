package io.barto.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir private Path folder;

  @Test
  void write_keepsThemFromOthers() throws IOException {
    Path file = folder.resolve("secrets.properties");
    Secrets secrets = Secrets.generate(4711, new SecureRandom());

    secrets.write(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Secrets.read(file)).isEqualTo(secrets);
  }

  @Test
  void toString_showsNoPassword() {
    Secrets secrets = Secrets.generate(4711, new SecureRandom());

    assertThat(secrets.toString()).doesNotContain(secrets.password(), secrets.queryPassword());
    assertThat(new ServerLogin(new DatabaseFolder(folder), secrets).access().toString())
        .doesNotContain(secrets.password(), secrets.queryPassword());
  }

  @Test
  void read_saysWhatIsMissing() throws IOException {
    Path file = Files.writeString(folder.resolve("secrets.properties"), "port=1\npassword=a\n");

    assertThatThrownBy(() -> Secrets.read(file)).hasMessageContaining("query_password is missing");
  }
}
