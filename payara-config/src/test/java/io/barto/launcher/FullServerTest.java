package io.barto.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barto.config.BartosConfig;
import io.barto.config.ConfigException;
import io.barto.config.HttpConfig;
import io.barto.config.ServerTlsConfig;
import io.barto.launcher.tls.KeyStoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullServerTest {

  private static final String HTTP = "[actix]\nworkers = 8\nip = \"0.0.0.0\"\nport = 20000\n";
  private static final String DATABASE =
      "[mariadb]\nhost = \"db\"\nusername = \"me\"\npassword = 'a:b=c\"d'\ndatabase = \"barto\"\n";

  @TempDir private Path folder;

  private List<String> commands(String text) throws IOException, ConfigException {
    Path file = Files.writeString(folder.resolve("bartos.toml"), text);
    return FullServer.commands(BartosConfig.load(file, Map.of()), Path.of("/data"), null);
  }

  @Test
  void commands_keepWhatElseListensToThisHost() throws Exception {
    assertThat(commands(HTTP + DATABASE))
        .anyMatch(command -> command.endsWith("http-listener-2.enabled=false"))
        .anyMatch(command -> command.endsWith("admin-listener.address=127.0.0.1"));
  }

  @Test
  void commands_serveTlsFromKeyStores() throws Exception {
    var secure =
        new FullServerListeners(
            new HttpConfig(
                8,
                "0.0.0.0",
                20_000,
                false,
                new ServerTlsConfig(
                    "0.0.0.0", 20_443, Path.of("c"), Path.of("k"), Path.of("ca"), false)),
            new KeyStoreFiles(Path.of("/data/keys"), Path.of("/data/trusted"), "pass"));

    assertThat(secure.commands())
        .anyMatch(command -> command.endsWith("http-listener-1.enabled=false"))
        .anyMatch(command -> command.endsWith("http-listener-2.port=20443"))
        .anyMatch(command -> command.endsWith("ssl.key-store=/data/keys"))
        .anyMatch(command -> command.endsWith("ssl.client-auth=need"));
    assertThat(secure.toString()).doesNotContain("pass");
  }

  @Test
  void commands_escapeWhatWouldSplitAProperty() throws Exception {
    assertThat(commands(HTTP + DATABASE))
        .contains(
            "create-system-properties \"barto.db.password=a\\\\:b\\\\=c\\\\\\\"d\"",
            "create-system-properties \"barto.data.dir=/data\"");
  }

  @Test
  void commands_leaveOutWhatIsEmpty_asNoPropertyMayBe() throws Exception {
    assertThat(commands(HTTP + DATABASE))
        .noneMatch(command -> command.contains("barto.query.user"));
  }

  @Test
  void commands_setListenerAndThreads() throws Exception {
    assertThat(commands(HTTP + DATABASE))
        .anyMatch(command -> command.endsWith("http-listener-1.address=0.0.0.0"))
        .anyMatch(command -> command.endsWith("http-listener-1.port=20000"))
        .anyMatch(command -> command.endsWith("max-thread-pool-size=8"));
  }

  @Test
  void commands_needADatabase() {
    assertThatThrownBy(() -> commands(HTTP)).hasMessageContaining("[mariadb]");
  }
}
