package io.barto.cli.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.cli.request.Console;
import io.barto.cli.terminal.DisplayOptions;
import io.barto.cli.terminal.Surroundings;
import io.barto.config.BartocConfig;
import io.barto.config.BartosConfig;
import io.barto.config.Role;
import io.barto.config.Secret;
import io.barto.program.ProgramDirs;
import io.barto.program.ProgramOptions;
import io.barto.security.SigningKey;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KeysCommandTest {
  private record Answer(int exitCode, String out, String err) {
    /** The lines of a configuration under a heading. */
    String under(String heading) {
      return out.lines()
          .dropWhile(line -> !line.contains(heading))
          .skip(1)
          .takeWhile(line -> line.startsWith("    "))
          .map(String::strip)
          .collect(Collectors.joining("\n", "", "\n"));
    }
  }

  private static final String SERVER = "[actix]\nworkers = 8\nip = \"127.0.0.1\"\nport = 20000\n";
  private static final String WORKER =
      "[bartos]\nprefix = \"ws\"\nhost = \"localhost\"\nport = 1\n";

  @TempDir private Path temp;

  private static Answer run(String input, boolean colours, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var surroundings =
        new Surroundings(
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, true, UTF_8),
            colours,
            false,
            Map.of("COLUMNS", "1000"),
            ProgramDirs.of("barto-cli", Map.of(), new Properties()),
            Clock.systemUTC());
    var display = new DisplayOptions();
    var scene =
        new KeysScene(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new Console(surroundings, new ProgramOptions(), display),
            SecureRandom::new);
    int exitCode =
        new CommandLine(new KeysCommand(scene))
            .addMixin("display", display)
            .setErr(new PrintWriter(err, true, UTF_8))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments);
    return new Answer(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static Answer keys(String... arguments) {
    return run("", false, arguments);
  }

  private BartosConfig bartos(String keys, String tables) throws Exception {
    Path file = Files.writeString(temp.resolve("bartos.toml"), keys + SERVER + tables);
    return BartosConfig.load(file, Map.of());
  }

  private BartocConfig bartoc(String keys) throws Exception {
    String content = "name = \"w\"\nretry_count = 1\n" + keys + WORKER;
    return BartocConfig.load(Files.writeString(temp.resolve("bartoc.toml"), content), Map.of());
  }

  @Test
  void generate_showsLinesThatServerAndWorkersTake() throws Exception {
    Answer answer = keys("generate");
    assertThat(answer.exitCode()).isZero();
    String server =
        answer.under("bartos.toml, on the server only") + answer.under("bartos.toml, and bartoc");
    BartosConfig config = bartos(server, "");
    BartocConfig worker =
        bartoc(answer.under("bartoc.toml, on every worker; no") + answer.under("and bartoc.toml"));

    assertThat(worker.hmacKey()).isNotNull().isEqualTo(config.hmacKey());
    Secret seed = Objects.requireNonNull(config.signingKey());
    assertThat(SigningKey.ofBase64(seed.reveal()).verifyingKey().base64())
        .isEqualTo(worker.serverPublicKey());
  }

  @Test
  void generate_makesAnApiKeyOfTheRoleAskedFor() throws Exception {
    Answer answer = keys("generate", "api", "--name", "web", "--role", "worker");
    assertThat(answer.out()).contains("API key web (worker)", "bartoc.toml of these workers");
    BartosConfig config = bartos("", answer.under("bartos.toml, on the server"));

    assertThat(config.apiKeys())
        .singleElement()
        .satisfies(
            key -> {
              assertThat(key.name()).isEqualTo("web");
              assertThat(key.role()).isEqualTo(Role.WORKER);
              assertThat(answer.out()).contains("api_key = \"" + key.key().reveal() + "\"");
            });
  }

  @Test
  void generate_withAFolder_writesFilesForTheOwnerOnly_andShowsNoSecret() throws Exception {
    Path folder = temp.resolve("keys");
    Answer answer = keys("generate", "--out", folder.toString());
    assertThat(answer.exitCode()).isZero();
    BartosConfig config =
        bartos(
            answer.under("bartos.toml, on the server only") + answer.under("bartos.toml, and"),
            answer
                .out()
                .lines()
                .dropWhile(l -> !l.contains("[api_keys."))
                .limit(3)
                .collect(Collectors.joining("\n")));

    assertThat(config.keys()).hasSize(1);
    for (String name : List.of("signing.key", "hmac.key", "api-admin.key")) {
      Path file = folder.resolve(name);
      assertThat(permissions(file)).isEqualTo("rw-------");
      assertThat(answer.out()).doesNotContain(Files.readString(file).strip());
    }
    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(folder.resolve("signing.pub"))).isEqualTo("rw-r--r--");
    assertThat(keys("public", folder.resolve("signing.key").toString()).out())
        .isEqualTo(Files.readString(folder.resolve("signing.pub")));
  }

  @Test
  void generate_neverOverwritesAKey() throws Exception {
    Files.writeString(temp.resolve("hmac.key"), "precious");
    Answer answer = keys("generate", "--out", temp.toString());
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err()).contains("hmac.key is there already; move it away");
    assertThat(temp.resolve("hmac.key")).hasContent("precious");
    assertThat(temp.resolve("signing.key")).doesNotExist();
  }

  @Test
  void generate_makesOtherKeysEachTime() {
    assertThat(keys("generate", "hmac").out()).isNotEqualTo(keys("generate", "hmac").out());
    assertThat(keys("generate", "hmac").out()).doesNotContain("signing", "api");
  }

  @Test
  void json_isAnObjectAKey() {
    List<JsonObject> made =
        keys("generate", "--json").out().lines().map(KeysCommandTest::object).toList();
    assertThat(made)
        .extracting(key -> key.getString("kind"))
        .containsExactly("signing_key", "hmac_key", "api_key");
    String seed = made.get(0).getString("signing_key");
    JsonObject shown = object(run(seed + "\n", false, "public", "-", "--json").out());
    assertThat(shown.getString("server_public_key"))
        .isEqualTo(made.get(0).getString("server_public_key"));
    assertThat(shown.getString("fingerprint")).isEqualTo(made.get(0).getString("fingerprint"));
  }

  @Test
  void publicKey_isThatOfRfc8032() {
    String seed = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
    Answer answer = run(seed, false, "public", "-");
    assertThat(answer.out()).isEqualTo("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n");
  }

  @Test
  void publicKey_ofWhatIsNoSeed_saysWhatToDo() throws Exception {
    Path pem = Files.writeString(temp.resolve("a.pem"), "-----BEGIN PUBLIC KEY-----\nAAAA\n");
    Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-------"));
    assertThat(keys("public", pem.toString()).err())
        .startsWith("barto-cli: ")
        .contains("barto-cli keys generate signing");
    assertThat(keys("public", temp.resolve("none").toString()).err())
        .contains("there is no such file");
  }

  @Test
  void colours_areForTerminals() {
    assertThat(run("", true, "generate").out()).contains("\u001B[1mSigning key pair");
    assertThat(keys("generate").out()).doesNotContain("\u001B");
  }

  @Test
  void wrongUsage_isToldSo() {
    assertThat(keys().exitCode()).isEqualTo(2);
    assertThat(keys("generate", "rsa").exitCode()).isEqualTo(2);
    assertThat(keys("generate", "api", "--name", "a b").exitCode()).isEqualTo(2);
  }

  private static JsonObject object(String line) {
    try (var reader = Json.createReader(new StringReader(line))) {
      return reader.readObject();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
