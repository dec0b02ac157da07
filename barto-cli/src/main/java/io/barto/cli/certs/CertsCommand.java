package io.barto.cli.certs;

import io.barto.cli.request.Console;
import io.barto.cli.terminal.DisplayOptions.Form;
import io.barto.program.ExitCode;
import io.barto.tls.CertificateRequest.Purpose;
import io.barto.tls.PemCertificates;
import io.barto.tls.PemException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The command {@code certs}: a method a sub-command. */
@Command(
    name = "certs",
    description = "Make and show certificates for TLS",
    synopsisSubcommandLabel = "<COMMAND>",
    footerHeading = "%nExamples:%n",
    footer = {
      "  barto-cli certs init",
      "  barto-cli certs server bartos.example.com",
      "  barto-cli certs show bartos.pem"
    })
public final class CertsCommand {
  private final Console console;
  private final PrintStream out;
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

  public CertsCommand(Console console) {
    this.console = console;
    this.out = console.surroundings().out();
    this.clock = console.surroundings().clock();
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
      return console.failed(ExitCode.FAILED, e.reason());
    } catch (IOException | IllegalArgumentException e) {
      return console.failed(ExitCode.FAILED, String.valueOf(e.getMessage()));
    }
  }

  /** People are told in words what was made, programs by its files. */
  private void made(PemFolder.Pair pair, String... words) {
    if (console.display().form() == Form.TABLE) {
      out.println(pair);
      Stream.of(words).forEach(out::println);
    } else {
      console.showAsItComes(
          answer -> {
            answer.row(CertificateSheets.FILES, pair);
            return ExitCode.DONE;
          });
    }
  }

  @Command(
      name = "init",
      description = {
        "Make an authority: bartos-ca.pem for everybody, bartos-ca.key to be kept secret",
        "It is valid for 10 years."
      },
      footerHeading = "%nExamples:%n",
      footer = "  barto-cli certs init --dir /etc/barto")
  int init() {
    return work(
        workshop -> {
          PemFolder.Pair made = workshop.authority();
          made(
              made,
              "Keep " + made.key() + " where nobody else gets at it.",
              "Give the other file to every worker: [bartos] ca_cert");
        });
  }

  @Command(
      name = "server",
      description = {
        "Make the server's certificate, bartos.pem, and its key, bartos.key",
        "It is valid for a year, for the given names, localhost and 127.0.0.1."
      },
      footerHeading = "%nExamples:%n",
      footer = "  barto-cli certs server bartos.example.com 192.168.1.100")
  int server(
      @Parameters(
              paramLabel = "<NAME>",
              arity = "1..*",
              description = "Host names and addresses by which workers reach the server")
          List<String> names) {
    return work(
        workshop -> {
          PemFolder.Pair made = workshop.issue(Purpose.SERVER, names);
          made(
              made,
              "In bartos.toml, under [actix.tls]:",
              "  cert_file_path = \"" + made.certificate() + "\"",
              "  key_file_path = \"" + made.key() + "\"");
        });
  }

  @Command(
      name = "worker",
      aliases = "client",
      description = {
        "Make the certificate of a worker or person: <NAME>.pem, and its key, <NAME>.key",
        "It is valid for a year. Where the server binds names, it must be the worker's."
      },
      footerHeading = "%nExamples:%n",
      footer = "  barto-cli certs worker vader")
  int worker(@Parameters(paramLabel = "<NAME>", description = "Whom it is for") String name) {
    return work(
        workshop -> {
          PemFolder.Pair made = workshop.issue(Purpose.CLIENT, List.of(name));
          made(
              made,
              "In bartoc.toml or barto-cli.toml, under [bartos]:",
              "  client_cert = \"" + made.certificate() + "\"",
              "  client_key = \"" + made.key() + "\"");
        });
  }

  @Command(
      name = "show",
      description = "Show whom the certificates of a file are for",
      footerHeading = "%nExamples:%n",
      footer = "  barto-cli certs show bartos.pem")
  int show(
      @Parameters(paramLabel = "<FILE>", description = "A file with certificates in PEM form")
          Path file) {
    return work(workshop -> show(PemCertificates.read(file)));
  }

  private void show(List<X509Certificate> certificates) {
    Instant now = clock.instant();
    if (console.display().form() == Form.TABLE) {
      var description = new Description(now);
      certificates.forEach(one -> description.of(one).forEach(out::println));
      return;
    }
    console.showAsItComes(
        answer -> {
          certificates.forEach(one -> answer.row(CertificateSheets.shown(now), one));
          return ExitCode.DONE;
        });
  }
}
