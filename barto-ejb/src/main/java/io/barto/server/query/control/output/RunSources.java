package io.barto.server.query.control.output;

import io.barto.server.query.control.output.LineParts.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Of which worker and schedule runs are. Remembers the last ones; used by one thread. */
public final class RunSources {
  private static final int REMEMBERED = 5_000;
  private static final String SELECT =
      "SELECT w.name, r.schedule FROM run r JOIN worker w ON w.id = r.worker WHERE r.run_id = ?";

  private final DataSource dataSource;
  private final Map<UUID, Source> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Source> eldest) {
          return size() > REMEMBERED;
        }
      };

  public RunSources(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Of what a run is; empty where it is there no more. */
  public Optional<Source> of(UUID run) throws SQLException {
    Source source = known.get(run);
    if (source == null) {
      source = lookUp(run);
      if (source != null) {
        known.put(run, source);
      }
    }
    return Optional.ofNullable(source);
  }

  private @Nullable Source lookUp(UUID run) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setObject(1, run);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? new Source(run, row.getString(1), row.getString(2)) : null;
      }
    }
  }
}
