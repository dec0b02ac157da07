package io.barto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.program.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each wrong usage has its message, a hint, and exit code 2. */
class WrongUsageTest {
  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          runz | no command `runz`; did you mean `run`? | Try barto-cli --help
          run sho | no command `sho`; did you mean `show`? | Try barto-cli run --help
          infoo | no command `infoo`; did you mean `info`? | Try barto-cli --help
          help nope | no command `nope` | Try barto-cli --help
          help run nwo | no command `nwo`; did you mean `now`? | Try barto-cli run --help
          info -c x.toml | `-c` goes before the command: barto-cli -c … info | Try barto-cli info --help
          runs -csv | no option `-csv` | Try barto-cli runs --help
          info -timeout | no option `-timeout` | Try barto-cli info --help
          info -vv | `-vv` goes before the command: barto-cli -vv … info | Try barto-cli info --help
          run now -v x/y | `-v` goes before the command: barto-cli -v … run now | Try barto-cli run now --help
          runs --json=1 | --json: takes no value, but found "1" | Try barto-cli runs --help
          help infoo | did you mean `info`? | Try barto-cli --help
          keys generate --out '' | --out is empty; expected a folder | Try barto-cli keys generate --help
          calendar --month=0000-01 daily | expected a month of the years 1970 to 2999 | "0000-01"
          keys generate api --name '' | --name is empty | Try barto-cli keys generate --help
          calendar -n 0 daily | -n is 0; expected 1 or more | Try barto-cli calendar --help
          runs --since today --until yesterday | --until lies before --since | Try barto-cli runs
          query -q '' | --query is empty | Try barto-cli query --help
          completion bash --json | neither JSON nor CSV | Try barto-cli completion --help
          runs a b | `b` is too much | Try barto-cli runs --help
          clients a | nothing but options | Try barto-cli clients --help
          keys generate rsa | `rsa` is none of signing | Try
          updates -n a -u b | --update-kind: expected one of garuda, pacman, cachyos, apt, but found | Try
          updates | --name <NAME> and --update-kind <UPDATE_KIND> are missing | Try
          runs --limit | --limit wants a value, <N> | Try
          runs --limit 1 --limit 2 | --limit is given twice | Try
          watch -i x | --interval: expected a number, but found "x" | Try
          runs --limit -1 | --limit is -1; expected 0 or more | Try barto-cli runs --help
          runs --limit x | --limit: expected a whole number | but found "x"
          runs --state broken | expected one of due, dispatched | but found "broken"
          runs --since someday | expected RFC 3339, YYYY-MM-DD | but found "someday"
          runs vader/ | expected WORKER or WORKER/SCHEDULE | but found "vader/"
          runs vader -w luke | given twice | Try barto-cli runs --help
          runs --jsn | no option `--jsn`; did you mean `--json`? | Try
          runs --json --csv | --json and --csv contradict each other | Try
          runs --timeout 0 | --timeout: expected 1 to 86400 seconds, but found "0" | Try
          info --timeout 3000000 | --timeout: expected 1 to 86400 seconds | but found "3000000"
          calendar --width=-5 daily | --width: expected 0 or more columns, but found "-5" | Try barto-cli calendar
          runs --width wide | --width: expected 0 or more columns, but found "wide" | Try barto-cli runs
          run | expected a command: show or now | Try barto-cli run --help
          run show | <RUN> is missing | Try barto-cli run show --help
          run now vader | expected WORKER/SCHEDULE, but found "vader" | Try
          run now /tick | expected WORKER/SCHEDULE, but found "/tick" | Try barto-cli run now --help
          run now vader/ | expected WORKER/SCHEDULE, but found "vader/" | Try barto-cli run now --help
          run show 123/zzzz | <RUN>: expected a run's id | such as fbc54bd3
          output zzzzz | <RUN>: expected a run's id | but found "zzzzz"
          tail --run zz | --run: expected a run's id | Try barto-cli tail --help
          tail -w vader vader | given twice | Try barto-cli tail --help
          output | <RUN> is missing | Try barto-cli output --help
          output fbc5 --tail -3 | --tail is -3; expected 0 or more | Try
          output fbc5 -E [ | --regexp: Unclosed character class | Try
          output fbc5 -g a -E b | --grep and --regexp contradict each other | Try
          tail vader/x -s y | given twice | Try barto-cli tail --help
          tail vader --run fbc5 | --run names one run | Try barto-cli tail --help
          tail -n -1 | --lines is -1; expected 0 or more | Try barto-cli tail --help
          watch -i 0 | --interval is 0.0; expected 0.1 to 86400 seconds | Try
          worker | expected a command: show, retire or replace | Try
          worker show | <WORKER> is missing | Try
          runs --since 0001-01-01 | expected a time of the years 1970 to 2999 | but found "0001-01-01"
          runs --until +10000-01-01T00:00:00Z | of the years 1970 to 2999 | Try barto-cli runs --help
          runs --since 20001d | --since: expected a span of at most 20000d | but found "20001d"
          calendar --from 1969-12-31 daily | of the years 1970 to 2999 | Try barto-cli calendar
          cleanup --older-than 3650000d | --older-than: expected a span of at most 20000d | "3650000d"
          cleanup --older-than 99999999999w | expected a span of at most 20000d | Try barto-cli cleanup
          cleanup --older-than -1d | expected a number with s, min, h, d or w | but found "-1d"
          watch -n -1 | --looks is -1; expected 0 or more | Try barto-cli watch --help
          keys public --csv x | keys are no table | Try barto-cli keys public --help
          cleanup --older-than soon | expected a number with s, min, h, d or w | but found "soon"
          reload new.toml | a file is for --dry-run | Try barto-cli reload --help
          config | expected a command: check or show | Try barto-cli config --help
          config show --program bartox | expected bartos, bartoc or barto-cli | "bartox"
          keys generate hmac --role viewer | those of an API key | Try barto-cli keys generate
          keys generate --csv | keys are no table | --json
          calendar --month --csv daily | --month draws a whole month | Try
          completion tcsh | expected one of bash, zsh, fish | but found "tcsh"
          -v -q info | --verbose and --quiet contradict each other | Try
          """)
  void isToldWithItsMend(String command, String message, String hint) {
    String[] words = command.replace("''", "").split(" ", -1);
    CliRun run = CliRun.of(home, false, words);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("barto-cli: ").contains(message, hint);
    assertThat(run.out()).isEmpty();
  }
}
