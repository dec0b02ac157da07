package io.barto.cli.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.cli.answer.JsonText;
import io.barto.cli.argument.GivenFile;
import io.barto.cli.argument.WrongUsage;
import io.barto.cli.terminal.DisplayOptions.Form;
import io.barto.config.ConfigException;
import io.barto.config.Role;
import io.barto.config.SeedFile;
import io.barto.program.ExitCode;
import io.barto.security.SigningKey;
import io.barto.security.VerifyingKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code barto-cli keys}. */
@Command(
    name = "keys",
    description = "Make the keys that server, workers and people need; needs no server",
    synopsisSubcommandLabel = "<COMMAND>",
    footerHeading = "%nExamples:%n",
    footer = {"  barto-cli keys generate", "  barto-cli keys public /etc/barto/signing.key"})
public final class KeysCommand implements Runnable {
  private static final String STANDARD_INPUT = "-";
  private static final String GENERATE = "generate";
  private static final String PUBLIC = "public";

  private final KeysScene scene;

  @Spec private @Nullable CommandSpec spec;

  public KeysCommand(KeysScene scene) {
    this.scene = scene;
  }

  @Override
  public void run() {
    throw new WrongUsage(spec, "expected a command: generate or public");
  }

  @Command(
      name = GENERATE,
      description = {
        "Make keys and say where each goes: a signing key pair, a shared key",
        "and an API key, or only the kinds that are named"
      },
      footerHeading = "%nExamples:%n",
      footer = {
        "  barto-cli keys generate",
        "  barto-cli keys generate api --name grafana --role viewer",
        "  barto-cli keys generate signing hmac --out /etc/barto"
      })
  int generate(
      @Parameters(
              paramLabel = "signing|hmac|api",
              arity = "0..*",
              description = "Which keys to make; all of them unless given")
          @Nullable List<KeyKind> kinds,
      @Option(
              names = "--out",
              paramLabel = "<DIR>",
              description = "Write them to files in this folder, which only you can read")
          @Nullable Path out,
      @Option(
              names = "--name",
              paramLabel = "<NAME>",
              defaultValue = "admin",
              description = "The API key's name; admin unless given")
          String name,
      @Option(
              names = "--role",
              paramLabel = "<ROLE>",
              defaultValue = "admin",
              description = "What the API key is for: worker, viewer, operator or admin")
          Role role) {
    refuseCsv(GENERATE);
    if (out != null && out.toString().isEmpty()) {
      throw new WrongUsage(sub(GENERATE), "--out is empty; expected a folder");
    }
    if (name.isEmpty()) {
      throw new WrongUsage(
          sub(GENERATE), "--name is empty; expected letters, digits, - and _, such as grafana");
    }
    if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new WrongUsage(sub(GENERATE), "--name is at most 64 letters, digits, - and _");
    }
    List<KeyKind> wanted =
        kinds == null ? List.of(KeyKind.values()) : kinds.stream().distinct().toList();
    if (!wanted.contains(KeyKind.API) && !(name.equals("admin") && role == Role.ADMIN)) {
      throw new WrongUsage(
          sub(GENERATE),
          "--name and --role are those of an API key; name api among the kinds, too");
    }
    KeyFolder folder = out == null ? null : new KeyFolder(out);
    try {
      return make(
          wanted, folder, new KeyMaker(new KeyText(scene.random().get()), folder, name, role));
    } catch (IOException e) {
      return scene.failed("can't write to " + out + ": " + e.getMessage());
    }
  }

  private int make(List<KeyKind> wanted, @Nullable KeyFolder folder, KeyMaker maker)
      throws IOException {
    if (folder != null) {
      List<Path> present =
          folder.present(wanted.stream().flatMap(kind -> maker.files(kind).stream()).toList());
      if (!present.isEmpty()) {
        return scene.failed(
            present.get(0) + " is there already; move it away, or name another folder with --out");
      }
      folder.create();
    }
    List<MadeKey> made = new ArrayList<>();
    for (KeyKind kind : wanted) {
      made.add(maker.make(kind));
    }
    var printer = new KeyPrinter(scene.screen());
    if (scene.form() == Form.JSON) {
      printer.json(made);
    } else {
      printer.text(made);
    }
    return ExitCode.DONE;
  }

  @Command(
      name = PUBLIC,
      description = "Show the public key that belongs to a signing key: server_public_key",
      footerHeading = "%nExamples:%n",
      footer = "  barto-cli keys public /etc/barto/signing.key")
  int publicKey(
      @Parameters(
              paramLabel = "<FILE>",
              description = "The file with the signing key; - reads it from standard input")
          Path file) {
    refuseCsv(PUBLIC);
    boolean json = scene.form() == Form.JSON;
    boolean input = file.toString().equals(STANDARD_INPUT);
    Optional<String> mistake = input ? Optional.empty() : GivenFile.mistake(file);
    if (mistake.isPresent()) {
      return scene.failed(
          file + ": " + mistake.get() + "; <FILE> names a signing key, - reads one");
    }
    try {
      String seed =
          input
              ? SeedFile.parse(new String(scene.in().readAllBytes(), UTF_8))
              : SeedFile.read(file);
      VerifyingKey key = SigningKey.ofBase64(seed).verifyingKey();
      scene.screen().line(json ? json(key) : key.base64());
      scene.screen().out().flush();
      return ExitCode.DONE;
    } catch (ConfigException e) {
      return scene.failed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return scene.failed("can't read standard input: " + e.getMessage());
    }
  }

  private static String json(VerifyingKey key) {
    var json = new JsonText().begin().name("kind").value("public_key");
    json.name("server_public_key").value(key.base64());
    return json.name("fingerprint").value(key.fingerprint()).end().toString();
  }

  private void refuseCsv(String command) {
    if (scene.form() == Form.CSV) {
      throw new WrongUsage(sub(command), "keys are no table; give --json in place of --csv");
    }
  }

  private @Nullable CommandSpec sub(String command) {
    @Nullable CommandLine sub = spec == null ? null : spec.subcommands().get(command);
    return sub == null ? null : sub.getCommandSpec();
  }
}
