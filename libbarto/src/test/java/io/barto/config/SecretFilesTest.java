package io.barto.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {
  private static final String HTTP = "[actix]\nworkers = 8\nip = \"127.0.0.1\"\nport = 20000\n";
  private static final String DATABASE =
      "[mariadb]\nhost = \"db\"\nusername = \"me\"\ndatabase = \"barto\"\n";
  private static final String SECRET = "s3cr3t-value";

  @TempDir Path temp;
  private ConfigFolder folder = new ConfigFolder(Path.of("."));

  @BeforeEach
  void folder() {
    folder = new ConfigFolder(temp);
  }

  private Path secret(String name, String content, String permissions) throws IOException {
    Path file = folder.write(name, content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private Map<String, String> credentials() throws IOException {
    Files.createDirectories(temp.resolve("credentials"));
    return Map.of("CREDENTIALS_DIRECTORY", temp.resolve("credentials").toString());
  }

  @Test
  void everySecretOfTheServer_canBeReadFromAFile() throws Exception {
    for (String name : List.of("hmac", "api", "password", "query", "web")) {
      secret(name + ".key", SECRET + name + "\n", "rw-------");
    }
    secret("seed", ConfigFolder.KEY + "\r\n", "r--------");
    BartosConfig config =
        folder.bartos(
            "signing_key_file = \"seed\"\nhmac_key_file = \"hmac.key\"\napi_key_file = \"api.key\"\n"
                + HTTP
                + DATABASE
                + "password_file = \""
                + temp.resolve("password.key")
                + "\"\nquery_username = \"q\"\nquery_password_file = \"query.key\"\n"
                + "[api_keys.web]\nkey_file = \"web.key\"\nrole = \"viewer\"\n",
            Map.of());

    assertThat(config.signingKey()).isEqualTo(Secret.of(ConfigFolder.KEY));
    assertThat(config.hmacKey()).isEqualTo(Secret.of(SECRET + "hmac"));
    assertThat(config.apiKey()).isEqualTo(Secret.of(SECRET + "api"));
    assertThat(config.apiKeys().get(0).key()).isEqualTo(Secret.of(SECRET + "web"));
    assertThat(config.mariaDb())
        .isNotNull()
        .satisfies(
            db -> {
              assertThat(db.password()).isEqualTo(Secret.of(SECRET + "password"));
              assertThat(db.queryPassword()).isEqualTo(Secret.of(SECRET + "query"));
            });
  }

  @Test
  void systemdsCredentials_areFoundByTheWholePathOfTheirKeys() throws Exception {
    Map<String, String> environment = credentials();
    secret("credentials/mariadb.password", " blanks count ", "r--r-----");
    secret("credentials/api_keys.web.key", SECRET, "r--------");
    secret("credentials/hmac_key", SECRET, "r--r-----");
    BartosConfig config =
        folder.bartos(HTTP + DATABASE + "[api_keys.web]\nrole = \"worker\"\n", environment);

    assertThat(config.hmacKey()).isEqualTo(Secret.of(SECRET));
    assertThat(config.apiKeys().get(0).key()).isEqualTo(Secret.of(SECRET));
    assertThat(config.mariaDb())
        .isNotNull()
        .satisfies(db -> assertThat(db.password()).isEqualTo(Secret.of(" blanks count ")));
  }

  @Test
  void secretsOfWorkerAndCommandLine_canBeReadFromFiles() throws Exception {
    Map<String, String> environment = credentials();
    secret("credentials/bartos.api_key", SECRET, "r--r-----");
    secret("hmac", SECRET, "rw-------");
    String server = "[bartos]\nprefix = \"ws\"\nhost = \"localhost\"\nport = 1\n";
    BartocConfig worker =
        folder.bartoc(
            "name = \"w\"\nretry_count = 1\nhmac_key_file = \"hmac\"\n" + server, environment);
    CliConfig cli = folder.cli("name = \"c\"\n" + server, environment);

    assertThat(worker.hmacKey()).isEqualTo(Secret.of(SECRET));
    assertThat(worker.server().apiKey()).isEqualTo(Secret.of(SECRET));
    assertThat(cli.server().apiKey()).isEqualTo(Secret.of(SECRET));
  }

  @Test
  void environment_canNameTheFile() throws Exception {
    Path file = secret("api.key", SECRET, "rw-------");
    BartosConfig config = folder.bartos(HTTP, Map.of("BARTOS_API_KEY_FILE", file.toString()));

    assertThat(config.apiKey()).isEqualTo(Secret.of(SECRET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
  void file_thatOthersGetAt_isRefusedWithTheCommandToRun(String permissions) throws Exception {
    Path file = secret("api key", SECRET, permissions);

    assertThat(
            folder.problems(() -> folder.bartos("api_key_file = \"api key\"\n" + HTTP, Map.of())))
        .singleElement()
        .asString()
        .startsWith("bartos.toml:1:1: api_key_file: other users may get at api key, which holds")
        .endsWith("run: chmod 600 '" + file.getFileName() + "'")
        .doesNotContain(SECRET);
  }

  @Test
  void credential_thatEverybodyMayRead_isRefused() throws Exception {
    Map<String, String> environment = credentials();
    secret("credentials/api_key", SECRET, "r--r--r--");

    assertThat(folder.problems(() -> folder.bartos(HTTP, environment)))
        .singleElement()
        .asString()
        .contains("api_key: other users may get at credentials/api_key", "chmod 600");
  }

  @Test
  void givenTwice_isRefused() throws Exception {
    Map<String, String> environment = credentials();
    secret("credentials/api_key", SECRET, "r--------");
    secret("hmac", SECRET, "rw-------");
    String content = "api_key = \"a\"\nhmac_key = \"b\"\nhmac_key_file = \"hmac\"\n" + HTTP;

    assertThat(folder.problems(() -> folder.bartos(content, environment)))
        .containsExactly(
            "bartos.toml:1:1: api_key: is given as api_key and as the credential"
                + " credentials/api_key; keep one of them",
            "bartos.toml:2:1: hmac_key: is given as hmac_key and as hmac_key_file; keep one of"
                + " them");
  }

  @ParameterizedTest
  @CsvSource({
    "missing, there is no file missing",
    ".,  is a folder",
    "empty, empty is empty",
    "raw, base64 raw",
    "spaces, 'spaces: expected a key, of ASCII characters without blanks'",
    "large, large is too large to be a secret"
  })
  void file_thatIsNoSecret_isToldByName(String name, String told) throws Exception {
    secret("empty", "\n", "rw-------");
    secret("spaces", SECRET + " " + SECRET, "rw-------");
    secret("large", SECRET.repeat(10_000), "rw-------");
    Files.write(secret("raw", "", "rw-------"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});

    assertThat(
            folder.problems(
                () -> folder.bartos("api_key_file = \"" + name + "\"\n" + HTTP, Map.of())))
        .singleElement()
        .asString()
        .startsWith("bartos.toml:1:1: api_key_file: ")
        .contains(told)
        .doesNotContain(SECRET);
  }

  @Test
  void configuration_thatHoldsSecretsForAllToRead_isWarnedOf() throws Exception {
    var warnings = new ArrayList<Problem>();
    folder.pemFiles();
    Files.setPosixFilePermissions(
        folder.file("key.pem"), PosixFilePermissions.fromString("rw-r--r--"));
    Path file =
        secret(
            "bartos.toml",
            "api_key = \""
                + SECRET
                + "\"\n"
                + HTTP
                + "[actix.tls]\nip = \"::1\"\nport = 1\n"
                + "cert_file_path = \"cert.pem\"\nkey_file_path = \"key.pem\"\n",
            "rw-r--r--");

    BartosConfig.load(file, Map.of(), warnings::add);

    assertThat(warnings)
        .extracting(Problem::toString)
        .satisfiesExactlyInAnyOrder(
            text ->
                assertThat(text)
                    .contains("holds api_key, and every user", "chmod 600 " + file)
                    .doesNotContain(SECRET),
            text -> assertThat(text).contains("actix.tls.key_file_path", "chmod 600", "key.pem"));
  }

  @Test
  void configuration_forItsGroup_orWithoutSecrets_isNotWarnedOf() throws Exception {
    var warnings = new ArrayList<Problem>();
    Path forGroup = secret("a.toml", "api_key = \"" + SECRET + "\"\n" + HTTP, "rw-r-----");
    Path without = secret("b.toml", HTTP, "rw-r--r--");

    BartosConfig.load(forGroup, Map.of(), warnings::add);
    BartosConfig.load(without, Map.of("BARTOS_API_KEY", SECRET), warnings::add);

    assertThat(warnings).isEmpty();
  }

  @Test
  void configuration_showsNoSecret_whenItIsPrinted() throws Exception {
    BartosConfig config =
        folder.bartos(
            "api_key = \""
                + SECRET
                + "\"\nhmac_key = \""
                + SECRET
                + "1\"\n"
                + HTTP
                + DATABASE
                + "password = \""
                + SECRET
                + "\"\n[api_keys.web]\nkey = \""
                + SECRET
                + "2\"\nrole = \"worker\"\n",
            Map.of());

    assertThat(config.toString() + config.keys()).doesNotContain(SECRET);
  }
}
