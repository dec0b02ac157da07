package io.barto.config;

import io.barto.plan.MissedTick;
import java.nio.file.Path;
import java.time.Duration;

/** Reads {@code bartoc.toml}. */
final class BartocReader {
  private static final Duration CLIENT_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration DISPATCH_GRACE = Duration.ofSeconds(5);
  private static final Duration OFFLINE_VALIDITY = Duration.ofDays(7);
  private static final long SPOOL_LIMIT = 1L << 30;
  private static final long LEAST_SPOOL = 1L << 20;

  private final Path file;
  private final PemFiles files;
  private final SecretReader secrets;

  BartocReader(Path file) {
    this.file = file;
    this.files = new PemFiles(file);
    this.secrets = new SecretReader(files);
  }

  BartocConfig read(TableReader root) {
    return new BartocConfig(
        file,
        root.required("name", Shapes.NAME, ""),
        SharedTables.server(root, files),
        SharedTables.tracing(root),
        root.required("retry_count", Shapes.integer(0, 10_000), 0),
        root.optional("client_timeout", Shapes.seconds(1, 86_400), CLIENT_TIMEOUT),
        root.optional("missed_tick", Shapes.oneOf(MissedTick.class), MissedTick.BURST),
        root.optional("server_public_key", Secrets.PUBLIC_KEY),
        secrets.optional(root, "hmac_key", Secrets.SHARED_KEY),
        SharedTables.replayWindow(root),
        root.optional("exit_after_retries", Shapes.YES_OR_NO, false),
        root.optional("missed_limit", Shapes.integer(0, 100_000), 10),
        root.optional("spool_limit", Shapes.size(LEAST_SPOOL), SPOOL_LIMIT),
        root.optional("dispatch_grace", Shapes.seconds(1, 3600), DISPATCH_GRACE),
        root.optional("offline_validity", Shapes.seconds(60, 31_536_000), OFFLINE_VALIDITY),
        root.optional("data_dir", files::path),
        root.optional("allow_version_1", Shapes.YES_OR_NO));
  }
}
