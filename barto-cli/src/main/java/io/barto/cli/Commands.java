package io.barto.cli;

import io.barto.cli.calendar.CalendarCommand;
import io.barto.cli.calendar.CalendarScene;
import io.barto.cli.certs.CertsCommand;
import io.barto.cli.completion.CompletionCommand;
import io.barto.cli.completion.NamesCommand;
import io.barto.cli.config.ConfigCommand;
import io.barto.cli.keys.KeysCommand;
import io.barto.cli.keys.KeysScene;
import io.barto.cli.manual.ManualCommand;
import io.barto.cli.output.CmdCommand;
import io.barto.cli.output.FailedCommand;
import io.barto.cli.output.ListCommand;
import io.barto.cli.output.OutputCommand;
import io.barto.cli.output.TailCommand;
import io.barto.cli.request.Console;
import io.barto.cli.run.RunCommand;
import io.barto.cli.run.RunNowCommand;
import io.barto.cli.run.RunShowCommand;
import io.barto.cli.run.RunsCommand;
import io.barto.cli.schedule.ReloadCommand;
import io.barto.cli.schedule.SchedulesCommand;
import io.barto.cli.server.CleanupCommand;
import io.barto.cli.server.DoctorCommand;
import io.barto.cli.server.InfoCommand;
import io.barto.cli.server.QueryCommand;
import io.barto.cli.start.RehearseCommand;
import io.barto.cli.watch.WatchCommand;
import io.barto.cli.worker.ClientsCommand;
import io.barto.cli.worker.UpdatesCommand;
import io.barto.cli.worker.WorkerCommand;
import io.barto.cli.worker.WorkerShowCommand;
import java.security.SecureRandom;
import java.util.List;
import picocli.CommandLine;

/** All commands, in the order in which help lists them. */
record Commands(Console console) {
  /** The commands for which all others are made. */
  static final List<String> OF_ALL = List.of("help", "completion", "__manual");

  static final List<String> NAMES =
      List.of(
          "info",
          "watch",
          "schedules",
          "runs",
          "run",
          "output",
          "tail",
          "clients",
          "worker",
          "list",
          "failed",
          "cmd",
          "updates",
          "query",
          "reload",
          "cleanup",
          "doctor",
          "calendar",
          "config",
          "keys",
          "certs",
          "completion",
          "help",
          "__names",
          "__manual",
          "__rehearse");

  void addTo(CommandLine line, List<String> names) {
    names.forEach(name -> line.addSubcommand(name, command(name)));
  }

  private Object command(String name) {
    return switch (name) {
      case "info" -> new InfoCommand(console);
      case "watch" -> new WatchCommand(console);
      case "schedules" -> new SchedulesCommand(console);
      case "runs" -> new RunsCommand(console);
      case "run" ->
          new CommandLine(new RunCommand())
              .addSubcommand(new RunShowCommand(console))
              .addSubcommand(new RunNowCommand(console));
      case "output" -> new OutputCommand(console);
      case "tail" -> new TailCommand(console);
      case "clients" -> new ClientsCommand(console);
      case "worker" ->
          new CommandLine(new WorkerCommand(console)).addSubcommand(new WorkerShowCommand(console));
      case "list" -> new ListCommand(console);
      case "failed" -> new FailedCommand(console);
      case "cmd" -> new CmdCommand(console);
      case "updates" -> new UpdatesCommand(console);
      case "query" -> new QueryCommand(console);
      case "reload" -> new ReloadCommand(console);
      case "cleanup" -> new CleanupCommand(console);
      case "doctor" -> new DoctorCommand(console);
      case "calendar" ->
          new CalendarCommand(
              new CalendarScene(System.in, console.surroundings(), console.display()));
      case "config" -> new ConfigCommand(console);
      case "keys" -> new KeysCommand(new KeysScene(System.in, console, SecureRandom::new));
      case "certs" -> new CertsCommand(console);
      case "completion" -> new CompletionCommand(console);
      case "__names" -> new NamesCommand(console);
      case "__manual" -> new ManualCommand();
      case "__rehearse" -> new RehearseCommand(console.surroundings(), BartoCli::run);
      case "help" -> new HelpCommand();
      default -> throw new IllegalArgumentException("no command " + name);
    };
  }
}
