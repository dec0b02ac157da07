package io.barto.server.query.boundary;

import io.barto.protocol.ErrorCode;
import io.barto.protocol.OutputRequest.Grep;
import io.barto.protocol.OutputRequest.Output;
import io.barto.protocol.OutputRequest.Streams;
import io.barto.protocol.OutputRequest.Tail;
import io.barto.protocol.ServerToCli;
import io.barto.server.maintenance.boundary.DataSources;
import io.barto.server.output.boundary.OutputFeed;
import io.barto.server.query.control.output.LineFilter;
import io.barto.server.query.control.output.LineFilter.BadPatternException;
import io.barto.server.query.control.output.LineParts;
import io.barto.server.query.control.output.LineParts.Source;
import io.barto.server.query.control.run.RunFinder.FoundRun;
import io.barto.server.refusal.RefusedException;
import io.barto.server.run.boundary.RunNews;
import io.barto.server.schedule.boundary.Schedules;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What people ask about output, of what is stored and of what is being written. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutputAnswers {
  @Resource(lookup = DataSources.BARTO)
  @SuppressWarnings("NullAway.Init")
  private DataSource dataSource;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private Schedules schedules;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private RunNews news;

  @EJB
  @SuppressWarnings("NullAway.Init")
  private OutputFeed feed;

  @Inject
  @SuppressWarnings("NullAway.Init")
  private Clock clock;

  /** The output of one run; says how many lines. */
  public long output(Output request, Consumer<ServerToCli> sink) {
    FoundRun run = find(request.id());
    Long tail = request.tail();
    Grep grep = request.grep();
    LineParts parts = parts(sink, grep);
    if (tail == null || grep == null) {
      return read(reader(run, request.streams(), parts), tail, request.follow(), parts);
    }
    parts.skip(wanted(run, request.streams(), parts) - tail);
    return read(reader(run, request.streams(), parts), null, request.follow(), parts);
  }

  /** How many lines are wanted: counted first, so that the last of them need not be kept. */
  private long wanted(FoundRun run, Streams streams, LineParts parts) {
    LineParts counted = parts.counting();
    long none = read(reader(run, streams, counted), null, false, counted);
    return none + counted.skipped();
  }

  private long read(RunReader reader, @Nullable Long tail, boolean follow, LineParts parts) {
    try {
      if (follow) {
        reader.follow(tail);
      } else {
        reader.read(tail);
      }
      return parts.count();
    } catch (BadPatternException e) {
      throw bad(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException(ErrorCode.INTERNAL, "the server stops");
    }
  }

  /** What is being written now; says how many lines. */
  public long tail(Tail request, Consumer<ServerToCli> sink) {
    LineParts parts = parts(sink, request.grep());
    String id = request.run();
    if (id != null) {
      return read(
          reader(find(id), request.streams(), parts), request.lines(), request.follow(), parts);
    }
    var everybody = new TailReader(dataSource, feed, news, clock, schedules.book(), request, parts);
    try {
      everybody.read();
      return parts.count();
    } catch (BadPatternException e) {
      throw bad(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException(ErrorCode.INTERNAL, "the server stops");
    }
  }

  /**
   * Sends the output of a run until it has ended.
   *
   * @param notAfter if its worker has not taken it by then, it will not run
   */
  public void follow(UUID run, Instant notAfter, Consumer<ServerToCli> sink) {
    LineParts parts = parts(sink, null);
    RunReader reader = reader(find(run.toString()), Streams.BOTH, parts);
    reader.giveUpAfter(notAfter);
    long unused = read(reader, null, true, parts);
  }

  private FoundRun find(String id) {
    return Reading.of(dataSource, connection -> new Lookup(connection, schedules.book()).run(id));
  }

  private RunReader reader(FoundRun run, Streams streams, LineParts parts) {
    var source = new Source(run.run(), run.worker(), run.schedule());
    return new RunReader(dataSource, news, clock, run.number(), source, streams, parts);
  }

  private LineParts parts(Consumer<ServerToCli> sink, @Nullable Grep grep) {
    try {
      return new LineParts(sink, clock, LineFilter.of(grep));
    } catch (BadPatternException e) {
      throw bad(e);
    }
  }

  private static RefusedException bad(BadPatternException e) {
    return new RefusedException(ErrorCode.BAD_REQUEST, String.valueOf(e.getMessage()));
  }
}
