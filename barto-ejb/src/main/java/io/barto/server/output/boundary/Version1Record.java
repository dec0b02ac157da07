package io.barto.server.output.boundary;

import io.barto.protocol.OutputKind;
import io.barto.server.run.boundary.Version1Runs.Sighting;
import org.jspecify.annotations.Nullable;

/** What a version 1 worker records: a line, or how a command ended. */
public sealed interface Version1Record {
  /** Of which run, by whom, when. */
  Sighting sighting();

  /** What it costs while it waits. */
  long weight();

  /** One line of output, without its end. */
  record OutputRecord(Sighting sighting, OutputKind kind, String text) implements Version1Record {
    @Override
    public long weight() {
      return OVERHEAD + 2L * text.length();
    }
  }

  /** The end of a command; no exit code where a signal ended it. */
  record EndRecord(Sighting sighting, @Nullable Integer exitCode, boolean success)
      implements Version1Record {
    @Override
    public long weight() {
      return OVERHEAD;
    }
  }

  /** What a record costs beside its text: it holds ids, a time and a name. */
  int OVERHEAD = 300;
}
