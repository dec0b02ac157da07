package io.barto.cli.certs;

import io.barto.program.ExitCode;
import io.barto.tls.CertificateRequest.Purpose;
import io.barto.tls.PemCertificates;
import io.barto.tls.PemException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The command {@code certs}: a method a sub-command. */
@Command(
    name = "certs",
    description = "Make and show certificates for TLS",
    synopsisSubcommandLabel = "<COMMAND>")
public final class CertsCommand {
  private final PrintStream out;
  private final PrintStream err;
  private final Clock clock;

  @Option(
      names = {"-d", "--dir"},
      paramLabel = "<DIR>",
      scope = ScopeType.INHERIT,
      description = "Where the files are, in place of the current directory")
  private Path dir = Path.of("");

  @Option(
      names = "--force",
      scope = ScopeType.INHERIT,
      description =
          "Replace files that are there; a replaced authority makes its certificates void")
  private boolean force;

  public CertsCommand(PrintStream out, PrintStream err, Clock clock) {
    this.out = out;
    this.err = err;
    this.clock = clock;
  }

  private interface Work {
    void run(Workshop workshop) throws PemException, IOException;
  }

  private int work(Work work) {
    try {
      work.run(new Workshop(new PemFolder(dir, force), clock));
      out.flush();
      return ExitCode.DONE;
    } catch (PemException e) {
      return failed(e.reason());
    } catch (IOException | IllegalArgumentException e) {
      return failed(String.valueOf(e.getMessage()));
    }
  }

  private int failed(String message) {
    out.flush();
    err.println("barto-cli: " + message);
    err.flush();
    return ExitCode.FAILED;
  }

  @Command(
      name = "init",
      description = {
        "Make an authority: bartos-ca.pem for everybody, bartos-ca.key to be kept secret",
        "It is valid for 10 years."
      })
  int init() {
    return work(
        workshop -> {
          PemFolder.Pair made = workshop.authority();
          out.println(made);
          out.println("Keep " + made.key() + " where nobody else gets at it.");
          out.println("Give the other file to every worker: [bartos] ca_cert");
        });
  }

  @Command(
      name = "server",
      description = {
        "Make the server's certificate, bartos.pem, and its key, bartos.key",
        "It is valid for a year, for the given names, localhost and 127.0.0.1."
      })
  int server(
      @Parameters(
              paramLabel = "<NAME>",
              arity = "1..*",
              description = "Host names and addresses by which workers reach the server")
          List<String> names) {
    return work(
        workshop -> {
          PemFolder.Pair made = workshop.issue(Purpose.SERVER, names);
          out.println(made);
          out.println("In bartos.toml, under [actix.tls]:");
          out.println("  cert_file_path = \"" + made.certificate() + "\"");
          out.println("  key_file_path = \"" + made.key() + "\"");
        });
  }

  @Command(
      name = "worker",
      aliases = "client",
      description = {
        "Make the certificate of a worker or a person, <NAME>.pem, and its key, <NAME>.key",
        "It is valid for a year. Where the server binds names, it must be the worker's."
      })
  int worker(@Parameters(paramLabel = "<NAME>", description = "Whom it is for") String name) {
    return work(
        workshop -> {
          PemFolder.Pair made = workshop.issue(Purpose.CLIENT, List.of(name));
          out.println(made);
          out.println("In bartoc.toml or barto-cli.toml, under [bartos]:");
          out.println("  client_cert = \"" + made.certificate() + "\"");
          out.println("  client_key = \"" + made.key() + "\"");
        });
  }

  @Command(name = "show", description = "Show whom the certificates of a file are for")
  int show(
      @Parameters(paramLabel = "<FILE>", description = "A file with certificates in PEM form")
          Path file) {
    return work(
        workshop -> {
          var description = new Description(clock.instant());
          PemCertificates.read(file)
              .forEach(certificate -> description.of(certificate).forEach(out::println));
        });
  }
}
