package io.barto.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.barto.protocol.RefusalText;
import io.barto.protocol.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets into a server with keys, and who may do what there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** By the name that the server knows each by. */
  private static final Map<String, String> KEYS =
      Map.of(
          "all", "k-all-7f31",
          "web", "k-web-9a02",
          "see", "k-see-11c4",
          "ops", "k-ops-c5d8",
          "boss", "k-boss-e6e7",
          "wrong", "k-wrong-0000");

  private static final String TABLES =
      """
      api_key_file = "all.key"

      [api_keys.web]
      key = "k-web-9a02"
      role = "worker"
      workers = ["web-*", "db-?"]

      [api_keys.see]
      key_file = "see.key"
      role = "viewer"

      [api_keys.ops]
      role = "operator"

      [api_keys.boss]
      role = "admin"
      """;

  private int port;
  private Path home = Path.of(".");
  private RunningProgram server;

  @BeforeAll
  void start(@TempDir Path temp) throws IOException {
    home = temp;
    port = Installation.freePort();
    secret("all.key", key("all"));
    secret("see.key", key("see"));
    Files.createDirectory(home.resolve("credentials"));
    secret("credentials/api_keys.ops.key", key("ops"));
    secret("credentials/api_keys.boss.key", key("boss"));
    Path config = secret("bartos.toml", TABLES + Installation.serverConfig(port, ""));
    server =
        RunningProgram.start(
            home,
            Map.of("CREDENTIALS_DIRECTORY", home.resolve("credentials").toString()),
            "bartos",
            List.of("-e", "-c", config.toString()));
    server.awaitOutput("bartos ready", LIMIT);
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static String key(String name) {
    return KEYS.getOrDefault(name, "");
  }

  private Path secret(String name, String content) throws IOException {
    Path file = Files.writeString(home.resolve(name), content + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @ParameterizedTest
  @CsvSource({
    "none, /v1/ws/worker?name=web-1, 401",
    "none, /v1/ws/cli?name=me, 401",
    "wrong, /v1/ws/worker?name=web-1, 401",
    "wrong, /v1/ws/cli?name=me, 401",
    "web, /v1/ws/worker?name=web-1, 101",
    "web, /v1/ws/worker?name=db-2, 101",
    "web, /v1/ws/worker?name=web%2D1, 101",
    "web, /v1/ws/worker?name=db-22, 403",
    "web, /v1/ws/worker?name=other, 403",
    "web, /v1/ws/worker, 400",
    "web, /v1/ws/worker?name=other&name=web-1, 403",
    "web, /v1/ws/cli?name=web-1, 403",
    "see, /v1/ws/worker?name=web-1, 403",
    "see, /v1/ws/cli?name=me, 101",
    "ops, /v1/ws/worker?name=web-1, 403",
    "ops, /v1/ws/cli?name=me, 101",
    "boss, /v1/ws/worker?name=any, 101",
    "boss, /v1/ws/cli?name=me, 101",
    "all, /v1/ws/worker?name=any, 101",
    "all, /v1/ws/cli?name=me, 101"
  })
  void upgrade_isForTheKeysRoleAndName(String who, String path, int status) {
    assertThat(upgradeStatus(who, path)).isEqualTo(status);
  }

  @Test
  void refusals_sayWhy() throws Exception {
    HttpResponse<String> unknown = get("wrong", Wire.WORKER_PATH + "?name=web-1");
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"barto\"");
    assertThat(unknown.body()).contains("missing or wrong").doesNotContain(key("wrong"));
    assertThat(RefusalText.in(unknown.headers().map())).isEqualTo(unknown.body().strip());
    HttpResponse<String> name = get("web", Wire.WORKER_PATH + "?name=other");
    assertThat(name.statusCode()).isEqualTo(403);
    assertThat(name.body()).contains("api key web", "web-*, db-?").doesNotContain("<html");
    assertThat(get("see", Wire.WORKER_PATH + "?name=web-1").body()).contains("role viewer");
  }

  @Test
  void viewer_seesWhatThereIs_andChangesNothing() throws Exception {
    assertThat(cli("see", "info").exitCode()).isZero();
    assertThat(cli("see", "info").output()).contains("by api key").doesNotContain("warning");
    assertThat(cli("see", "clients").exitCode()).isZero();
    assertThat(cli("see", "failed").exitCode()).isZero();
    for (List<String> command : List.of(List.of("cleanup"), List.of("query", "-q", "SELECT 1"))) {
      Installation.Answer answer = cli("see", command.toArray(String[]::new));
      assertThat(answer.exitCode()).isEqualTo(77);
      assertThat(answer.output()).contains("the api key see has the role viewer; this needs");
    }
  }

  @Test
  void operator_asksTheDatabase() throws Exception {
    Installation.Answer answer = cli("ops", "query", "-q", "SELECT 4711 AS n");
    assertThat(answer.exitCode()).isZero();
    assertThat(answer.output()).contains("4711");
  }

  @Test
  void commandLine_isToldWhyItIsNotLetIn() throws Exception {
    Map<String, String> reasons =
        Map.of(
            "wrong", "the api key is missing or wrong",
            "web", "the api key web has the role worker; people need one");
    for (String who : reasons.keySet()) {
      Installation.Answer answer = cli(who, "info");
      assertThat(answer.exitCode()).isEqualTo(77);
      assertThat(answer.output()).contains("It says: " + reasons.get(who));
    }
  }

  @Test
  void keyFile_thatAllMayRead_isRefusedWithTheCommandToRun() throws Exception {
    Path file = Files.writeString(home.resolve("open.key"), key("see"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Installation.Answer answer = cliWith("api_key_file = \"" + file + "\"", "info");
    assertThat(answer.exitCode()).isEqualTo(78);
    assertThat(answer.output()).contains("chmod 600 " + file).doesNotContain(key("see"));
  }

  @Test
  void whoCame_isLoggedOnce_byTheNameOfTheKey() throws Exception {
    try (RunningProgram worker = worker("web-7", "web")) {
      worker.awaitOutput("welcomed", LIMIT);
      server.awaitOutput(
          "worker web-7 connected from 127.0.0.1 with api key web (worker), wire version 2", LIMIT);
    }
    assertThat(cli("see", "info").exitCode()).isZero();
    server.awaitOutput(
        "barto-cli `test` connected from 127.0.0.1 with api key see (viewer), wire version 2",
        LIMIT);
    assertThat(server.output().lines().filter(l -> l.contains("web-7") && l.contains("api key")))
        .hasSize(1);
    assertThat(upgradeStatus("wrong", "/v1/ws/cli?name=me")).isEqualTo(401);
    server.awaitOutput("refused (401): the api key is missing or wrong", LIMIT);
    assertThat(server.output()).doesNotContain("no api_key is set");
  }

  @Test
  void worker_isToldWhyItIsNotLetIn() throws Exception {
    try (RunningProgram worker = worker("other", "web")) {
      worker.awaitOutput(
          "does not admit this worker: the api key web is not good for a worker of this name, only"
              + " for: web-*, db-?",
          LIMIT);
    }
    try (RunningProgram worker = worker("web-8", "wrong")) {
      worker.awaitOutput("does not admit this worker: the api key is missing or wrong", LIMIT);
    }
  }

  private RunningProgram worker(String name, String key) throws IOException {
    Path folder = Files.createTempDirectory(home, "worker");
    String bartos = "[bartos]\nprefix = \"ws\"\nhost = \"127.0.0.1\"\nport = " + port;
    Path config =
        secret(
            folder.getFileName() + "/bartoc.toml",
            "name = \"%s\"\nretry_count = 3\n%s\napi_key = \"%s\""
                .formatted(name, bartos, key(key)));
    return RunningProgram.start(
        folder, Map.of("SHELL", "/bin/sh"), "bartoc", List.of("-e", "-c", config.toString()));
  }

  @Test
  void noSecret_isInAnyProcessList_norInTheLog() throws Exception {
    Path proc = Path.of("/proc");
    assumeTrue(Files.isDirectory(proc.resolve("self")), "/proc");
    var lists = new ArrayList<String>();
    ProcessHandle program = ProcessHandle.of(server.pid()).orElseThrow();
    for (ProcessHandle process :
        Stream.concat(Stream.of(program), program.descendants()).toList()) {
      Path list = proc.resolve(process.pid() + "/cmdline");
      if (Files.exists(list)) {
        lists.add(Files.readString(list, UTF_8));
      }
    }
    lists.add(server.output());
    assertThat(lists).hasSizeGreaterThan(2);
    List<String> secrets = new ArrayList<>(KEYS.values());
    secrets.addAll(EmbeddedAccess.passwords(home.resolve("data/bartos")));
    for (String secret : secrets) {
      assertThat(lists).noneMatch(list -> list.contains(secret));
    }
  }

  private int upgradeStatus(String who, String path) {
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder().subprotocols(Wire.VERSION_2);
    if (!key(who).isEmpty()) {
      builder.header("Authorization", "Bearer " + key(who));
    }
    CompletionException refused =
        catchThrowableOfType(
            CompletionException.class,
            () ->
                builder
                    .buildAsync(address("ws", path), new WebSocket.Listener() {})
                    .join()
                    .abort());
    return refused != null && refused.getCause() instanceof WebSocketHandshakeException e
        ? e.getResponse().statusCode()
        : 101;
  }

  private HttpResponse<String> get(String who, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address("http", path))
            .header("Authorization", "Bearer " + key(who))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString(UTF_8));
  }

  private URI address(String scheme, String path) {
    return URI.create(scheme + "://127.0.0.1:" + port + path);
  }

  private Installation.Answer cli(String who, String... arguments)
      throws IOException, InterruptedException {
    return cliWith("api_key = \"" + key(who) + "\"", arguments);
  }

  private Installation.Answer cliWith(String apiKey, String... arguments)
      throws IOException, InterruptedException {
    String server = "[bartos]\nprefix = \"ws\"\nhost = \"127.0.0.1\"\nport = " + port + "\n";
    Path config = secret("barto-cli.toml", "name = \"test\"\n" + server + apiKey);
    var all = new ArrayList<>(List.of("-c", config.toString()));
    all.addAll(List.of(arguments));
    try (RunningProgram cli =
        RunningProgram.start(home.resolve("cli"), Map.of(), "barto-cli", all)) {
      int exitCode = cli.awaitExit(Duration.ofSeconds(60));
      return new Installation.Answer(exitCode, cli.output());
    }
  }
}
