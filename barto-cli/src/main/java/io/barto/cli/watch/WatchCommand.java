package io.barto.cli.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.cli.answer.Answer;
import io.barto.cli.answer.Sheet;
import io.barto.cli.argument.WrongUsage;
import io.barto.cli.connection.LostException;
import io.barto.cli.connection.RequestException;
import io.barto.cli.request.AnswerHandler;
import io.barto.cli.request.Console;
import io.barto.cli.request.Server;
import io.barto.cli.table.Screen;
import io.barto.cli.terminal.DisplayOptions.Form;
import io.barto.cli.terminal.Surroundings;
import io.barto.cli.terminal.Terminal;
import io.barto.cli.watch.FullScreen.Wish;
import io.barto.program.ExitCode;
import io.barto.protocol.ServerAnswer;
import io.barto.protocol.ServerAnswer.Overview;
import io.barto.protocol.ServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code barto-cli watch}. */
@Command(
    name = "watch",
    description = {
      "Watch what goes on: workers, what runs, what is due next, the last failures",
      "It fills the terminal until q or Ctrl-C; in a pipe each look is written below the last."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli watch",
      "  barto-cli watch -n 1          one look, and no more",
      "  barto-cli watch --json        an object a look",
      "  barto-cli watch -i 60 --csv   a line of numbers each minute"
    })
public final class WatchCommand implements Callable<Integer> {
  private static final long PIECE_NANOS = 50_000_000;
  private static final long SECOND_NANOS = 1_000_000_000;

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-i", "--interval"},
      paramLabel = "<SECONDS>",
      defaultValue = "1",
      description = "How long to wait between looks; 1 unless given")
  private double interval;

  @Option(
      names = {"-n", "--looks"},
      paramLabel = "<N>",
      defaultValue = "0",
      description = "End after so many looks; 0, as unless given: go on")
  private long looks;

  /** Whether it ended with the wish that the program be stopped. */
  private boolean stopped;

  public WatchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!(interval >= 0.1 && interval <= 86_400)) {
      throw new WrongUsage(spec, "--interval is " + interval + "; expected 0.1 to 86400 seconds");
    }
    if (looks < 0) {
      throw new WrongUsage(spec, "--looks is " + looks + "; expected 0 or more");
    }
    boolean full =
        console.isForPeople() && console.surroundings().terminal() && looks == 0 && !isPlain();
    int exitCode = look(full);
    while (stopped && Terminal.stop()) {
      exitCode = look(full); // with a new connection: it may have been stopped for any time
    }
    return exitCode;
  }

  private int look(boolean full) {
    stopped = false;
    return console.follow(
        (server, answer) -> {
          try {
            if (full) {
              stopped = watch(server) == Wish.STOP;
            } else {
              list(server, answer);
            }
            return ExitCode.DONE;
          } catch (RequestException e) {
            throw timed(e);
          }
        });
  }

  /** Nobody may have been there at the time. */
  private RequestException timed(RequestException why) {
    String now = console.times().toTheSecond(console.surroundings().clock().instant());
    String what = why instanceof LostException ? "the server was lost at " : "refused at ";
    return new RequestException(why.exitCode(), what + now + ": " + why.getMessage());
  }

  private boolean isPlain() {
    return console.isLogged()
        || console.surroundings().environment().getOrDefault("TERM", "dumb").equals("dumb");
  }

  /** Until there is another wish than that it goes on, which is returned. */
  private Wish watch(Server server) throws RequestException {
    Overview overview = overview(server);
    String picture = "";
    Wish wish = Wish.GO_ON;
    try (var screen = new FullScreen(console.surroundings().out(), console::hangUp)) {
      try {
        while (wish == Wish.GO_ON) {
          Terminal.Size size = Terminal.size(console.surroundings().environment());
          picture = picture(overview, size);
          screen.show(picture, size.rows());
          wish = waited(server, screen::wish);
          overview = wish == Wish.GO_ON ? overview(server) : overview;
        }
      } catch (RequestException e) {
        wish = screen.wish(); // whoever types one does not wait for the server any more
        if (wish == Wish.GO_ON) {
          throw e;
        }
      }
    } catch (RequestException e) {
      // what was seen last went with the other screen, and nobody can ask for it now
      console.surroundings().out().println(picture);
      throw e;
    }
    return wish;
  }

  /** In pieces, so that a key is heard at once, and the server that somebody is there. */
  private Wish waited(Server server, Supplier<Wish> wishes) throws RequestException {
    long end = System.nanoTime() + nanos();
    Wish wish = wishes.get();
    while (wish == Wish.GO_ON && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(Math.min(PIECE_NANOS, end - System.nanoTime()));
      server.stay();
      wish = wishes.get();
    }
    return wish;
  }

  private long nanos() {
    return (long) (interval * SECOND_NANOS);
  }

  private String picture(Overview overview, Terminal.Size size) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, false, UTF_8)) {
      Surroundings held = console.surroundings().with(out);
      Screen screen = console.display().screen(held);
      new Frame(
              new Screen(out, size.columns(), screen.colours()),
              console.times(size.columns()),
              size.rows())
          .draw(overview);
    }
    return bytes.toString(UTF_8).stripTrailing();
  }

  private void list(Server server, Answer answer) throws RequestException {
    boolean csv = console.display().form() == Form.CSV;
    Sheet<Overview> sheet = csv ? OverviewSheet.counts() : OverviewSheet.all();
    for (long look = 1; !answer.isClosed(); look++) {
      server.progress().begin();
      Overview overview = overview(server);
      server.progress().close(); // nothing is waited for between looks
      if (console.isForPeople()) {
        PrintStream out = console.surroundings().out();
        new Frame(console.display().screen(console.surroundings()), console.times(), 0)
            .draw(overview);
        out.println(looks == look ? "" : "\n");
      } else {
        answer.row(sheet, overview);
      }
      if (looks == look || answer.isClosed()) {
        return;
      }
      waited(server, () -> Wish.GO_ON);
    }
  }

  private static Overview overview(Server server) throws RequestException {
    var handler = new Handler();
    server.ask(new ServerRequest.Overview(), handler);
    @Nullable Overview overview = handler.overview;
    if (overview == null) {
      throw new RequestException(ExitCode.FAILED, "the server says nothing of what goes on");
    }
    return overview;
  }

  private static final class Handler extends AnswerHandler {
    private @Nullable Overview overview;

    @Override
    protected String whenCutOff(boolean begun) {
      return "";
    }

    @Override
    public Boolean overview(ServerAnswer.Overview message) {
      overview = message;
      return true;
    }
  }
}
