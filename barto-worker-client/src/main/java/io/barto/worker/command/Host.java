package io.barto.worker.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What starting a command needs to know of this host and user; found once, as the worker starts.
 *
 * @param bootId names the time since the host was started; pids and births are of one boot only
 * @param umask of this process, which a command gets back
 * @param ownSession the program, with arguments, that starts another in a session of its own; empty
 *     where there is none
 * @param signalDefaults the program, with arguments, that starts another with the usual handling of
 *     signals; empty where this process has it itself
 * @param shell the user's
 */
public record Host(
    String bootId,
    String umask,
    List<String> ownSession,
    List<String> signalDefaults,
    String shell) {
  private static final Path LINUX_BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final List<String> BY_PERL =
      List.of("perl", "-MPOSIX=setsid", "-e", "setsid(); exec {$ARGV[0]} @ARGV or exit 127");

  public Host {
    ownSession = List.copyOf(ownSession);
    signalDefaults = List.copyOf(signalDefaults);
  }

  /** Looks around; the environment says where programs are and which shell is the user's. */
  public static Host find(Map<String, String> environment) throws IOException {
    return new Host(
        currentBoot(),
        say("sh", "-c", "umask"),
        session(environment),
        IgnoredSignals.defaults(environment),
        shell(environment));
  }

  private static String currentBoot() throws IOException {
    if (Files.isReadable(LINUX_BOOT_ID)) {
      return Files.readString(LINUX_BOOT_ID).strip();
    }
    return say("sysctl", "-n", "kern.bootsessionuuid");
  }

  private static List<String> session(Map<String, String> environment) {
    if (onPath("setsid", environment)) {
      return List.of("setsid");
    }
    return onPath("perl", environment) ? BY_PERL : List.of();
  }

  static boolean onPath(String program, Map<String, String> environment) {
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(environment.getOrDefault("PATH", "/usr/bin:/bin"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  // accounts of services have a shell that refuses to be one
  private static String shell(Map<String, String> environment) {
    String shell = environment.getOrDefault("SHELL", "");
    boolean usable =
        !shell.isEmpty()
            && Files.isExecutable(Path.of(shell))
            && !shell.endsWith("/nologin")
            && !shell.endsWith("/false");
    return usable ? shell : "/bin/sh";
  }

  private static String say(String... program) throws IOException {
    Process process = new ProcessBuilder(program).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
  }
}
