package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/** {@code docs/cli.md} says what the commands are: their usage, and examples that they take. */
class DocsTest {
  private static final Path DOCS = Path.of("../docs/cli.md");

  /** The title of a page, and the usage that follows before the next title. */
  private static final Pattern PAGE =
      Pattern.compile(
          "^## ([a-z ]+)\n(?:(?!## ).*\n)*?```text\n(Usage: (?:.+\n)+)```\n", Pattern.MULTILINE);

  /** Where the options begin that all commands have in common; the docs say them once. */
  private static final String COMMON = "  -h, --help ";

  /** Words in single and in double quotes, what ends a command, other words. */
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(2?>|[|;])|[^\\s;]+");

  private static final int END = 3;

  @TempDir private Path home;

  @TestFactory
  Stream<DynamicTest> everyUsage_isTheHelpOfItsCommand() throws IOException {
    return usages().entrySet().stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    page.getKey(),
                    () -> assertThat(page.getValue()).isEqualTo(help(page.getKey()))));
  }

  @Test
  void everyCommand_hasItsPage() throws IOException {
    assertThat(usages().keySet())
        .containsExactlyInAnyOrderElementsOf(commands("", CliRun.commands(home)).toList());
  }

  @TestFactory
  Stream<DynamicTest> everyExample_isUnderstood() throws IOException {
    Stream<String> ofDocs =
        Files.readString(DOCS).lines().filter(line -> line.matches("\\$ .*barto-cli .*"));
    Stream<String> ofHelp =
        usages().keySet().stream()
            .flatMap(command -> CliRun.of(home, false, words(command + " --help")).out().lines())
            .filter(line -> line.startsWith("  barto-cli "))
            .map(line -> line.strip().split(" {2,}", -1)[0]); // what it is an example of
    return Stream.concat(ofDocs, ofHelp)
        .map(line -> DynamicTest.dynamicTest(line, () -> assertUnderstood(line)));
  }

  private void assertUnderstood(String line) {
    String[] words = words(line.substring(line.indexOf("barto-cli ") + "barto-cli ".length()));
    assertThatCode(() -> CliRun.commands(home).commandLine().parseArgs(words))
        .as(String.join(" ", words))
        .doesNotThrowAnyException();
  }

  /** The words of one command, as a shell parts them. */
  private static String[] words(String line) {
    var words = new ArrayList<String>();
    Matcher word = WORD.matcher(line);
    while (word.find() && word.group(END) == null) {
      String quoted = word.group(1) == null ? word.group(2) : word.group(1);
      words.add(quoted == null ? word.group() : quoted);
    }
    return words.toArray(String[]::new);
  }

  private static Map<String, String> usages() throws IOException {
    var usages = new LinkedHashMap<String, String>();
    Matcher pages = PAGE.matcher(Files.readString(DOCS));
    while (pages.find()) {
      usages.put(pages.group(1), pages.group(2));
    }
    return usages;
  }

  private String help(String command) {
    String help = CliRun.of(home, false, words(command + " --help")).out();
    return help.substring(0, help.indexOf(COMMON));
  }

  /** The names of the commands that do something, as the help lists them. */
  private static Stream<String> commands(String prefix, CommandSpec spec) {
    return spec.subcommands().entrySet().stream()
        .filter(one -> one.getKey().equals(one.getValue().getCommandName()))
        .filter(one -> !one.getValue().getCommandSpec().usageMessage().hidden())
        .filter(one -> !one.getKey().equals("help"))
        .flatMap(
            one -> {
              CommandSpec sub = one.getValue().getCommandSpec();
              String name = prefix + one.getKey();
              return commands(name + " ", sub).findAny().isPresent()
                  ? commands(name + " ", sub)
                  : Stream.of(name);
            });
  }
}
