package io.barto.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The tables and keys that more than one program has. */
final class SharedTables {
  private static final Duration REPLAY_WINDOW = Duration.ofSeconds(60);
  private static final int DAY = 86_400;
  private static final ServerAddress NOWHERE =
      new ServerAddress("ws", "localhost", 1, null, null, null, null);

  private SharedTables() {}

  static TracingConfig tracing(TableReader root) {
    TracingConfig found = root.optionalTable("tracing", SharedTables::tracingTable);
    return found == null ? TracingConfig.DEFAULT : found;
  }

  private static TracingConfig tracingTable(TableReader tracing) {
    LayerConfig stdout = layer(tracing, "stdout");
    TracingConfig file =
        tracing.optionalTable(
            "file",
            table ->
                new TracingConfig(
                    stdout,
                    table.optional("quiet", Shapes.integer(0, 10), 0),
                    table.optional(
                        "verbose", Shapes.integer(0, 10), TracingConfig.DEFAULT.verbose()),
                    layer(table, "layer")));
    return file == null
        ? new TracingConfig(stdout, 0, TracingConfig.DEFAULT.verbose(), LayerConfig.DEFAULT)
        : file;
  }

  private static LayerConfig layer(TableReader parent, String key) {
    LayerConfig found =
        parent.optionalTable(
            key,
            table ->
                new LayerConfig(
                    table.optional("with_target", Shapes.YES_OR_NO, true),
                    table.optional("with_thread_ids", Shapes.YES_OR_NO, false),
                    table.optional("with_thread_names", Shapes.YES_OR_NO, false),
                    table.optional("with_line_number", Shapes.YES_OR_NO, false),
                    table.optional("with_level", Shapes.YES_OR_NO, true),
                    table.optional("directives", Directives.LIST, List.of())));
    return found == null ? LayerConfig.DEFAULT : found;
  }

  static ServerAddress server(TableReader root, PemFiles files) {
    return root.requiredTable("bartos", table -> address(table, files));
  }

  private static ServerAddress address(TableReader table, PemFiles files) {
    var address =
        new ServerAddress(
            table.required("prefix", Addresses.PREFIX, NOWHERE.prefix()),
            table.required("host", Addresses.HOST, NOWHERE.host()),
            table.required("port", Shapes.PORT, NOWHERE.port()),
            table.optional("ca_cert", files::certificates),
            table.optional("client_cert", files::certificates),
            table.optional("client_key", files::privateKey),
            table.optional("api_key", Secrets.TOKEN));
    together(table, "client_cert", "client_key");
    Path certificate = address.clientCert();
    Path key = address.clientKey();
    if (certificate != null && key != null) {
      PemFiles.belongTogether(table, "client_key", certificate, key);
    }
    return address;
  }

  /** Two keys of which one is of no use without the other. */
  static void together(TableReader table, String one, String other) {
    if (table.isGiven(one) && !table.isGiven(other)) {
      table.problem(one, "needs " + table.pathOf(other) + " beside it");
    } else if (table.isGiven(other) && !table.isGiven(one)) {
      table.problem(other, "needs " + table.pathOf(one) + " beside it");
    }
  }

  static Duration replayWindow(TableReader root) {
    return root.optional("replay_window_secs", Shapes.seconds(1, DAY), REPLAY_WINDOW);
  }
}
