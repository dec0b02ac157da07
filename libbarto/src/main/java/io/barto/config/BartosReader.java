package io.barto.config;

import java.nio.file.Path;
import java.time.ZoneId;

/** Reads {@code bartos.toml}. */
final class BartosReader {
  private static final int DEFAULT_MARIADB_PORT = 3306;

  private final Path file;
  private final PemFiles files;
  private final SecretReader secrets;

  BartosReader(Path file) {
    this.file = file;
    this.files = new PemFiles(file);
    this.secrets = new SecretReader(files);
  }

  BartosConfig read(TableReader root) {
    ZoneId timezone = root.optional("timezone", Shapes.ZONE, Shapes.UTC);
    Secret apiKey = secrets.optional(root, "api_key", Secrets.TOKEN);
    return new BartosConfig(
        file,
        root.requiredTable("actix", this::http),
        root.optionalTable("mariadb", this::mariaDb),
        SharedTables.tracing(root),
        new SchedulesReader(timezone).read(root),
        timezone,
        root.optional("data_dir", files::path),
        secrets.optional(root, "signing_key", Secrets.SEED),
        secrets.optional(root, "hmac_key", Secrets.SHARED_KEY),
        SharedTables.replayWindow(root),
        apiKey,
        new ApiKeysReader(secrets).read(root, apiKey),
        LimitsReader.read(root),
        RetentionReader.read(root));
  }

  private HttpConfig http(TableReader table) {
    var http =
        new HttpConfig(
            table.required("workers", Shapes.integer(1, 1024), 1),
            table.required("ip", Addresses.IP, "127.0.0.1"),
            table.required("port", Shapes.PORT, 1),
            table.optional("plain", Shapes.YES_OR_NO, true),
            table.optionalTable("tls", this::tls));
    if (!http.plain() && http.tls() == null) {
      table.problem("plain", "false needs " + table.pathOf("tls") + ": nothing would be served");
    }
    return http;
  }

  private ServerTlsConfig tls(TableReader table) {
    var tls =
        new ServerTlsConfig(
            table.required("ip", Addresses.IP, "127.0.0.1"),
            table.required("port", Shapes.PORT, 1),
            table.required("cert_file_path", files::certificates, file),
            secrets.privateKey(table, "key_file_path", file),
            table.optional("client_ca_cert", files::certificates),
            table.optional("bind_worker_name", Shapes.YES_OR_NO, false));
    PemFiles.belongTogether(table, "key_file_path", tls.certFile(), tls.keyFile());
    if (tls.bindWorkerName() && !table.isGiven("client_ca_cert")) {
      table.problem(
          "bind_worker_name",
          "needs "
              + table.pathOf("client_ca_cert")
              + " beside it: without,"
              + " workers show no certificate");
    }
    return tls;
  }

  private Secret password(TableReader table) {
    Secret password = secrets.required(table, "password", Secrets.PASSWORD);
    return password == null ? Secret.of("") : password;
  }

  private MariaDbConfig mariaDb(TableReader table) {
    var config =
        new MariaDbConfig(
            table.required("host", Addresses.HOST, "localhost"),
            table.optional("port", Shapes.PORT, DEFAULT_MARIADB_PORT),
            table.required("username", Shapes.TEXT, ""),
            password(table),
            table.required("database", ConnectorOptions.DATABASE, ""),
            table.optional("options", ConnectorOptions.OPTIONS),
            table.optional("query_username", Shapes.TEXT),
            secrets.optional(table, "query_password", Secrets.PASSWORD));
    SharedTables.together(table, "query_username", "query_password");
    return config;
  }
}
