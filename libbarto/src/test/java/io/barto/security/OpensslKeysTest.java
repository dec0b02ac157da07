package io.barto.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people are told to do with openssl makes keys that fit. */
class OpensslKeysTest {
  private static final Path README = Path.of("..", "README.md");

  @TempDir private Path folder;

  @BeforeEach
  void openssl_isThere() {
    assumeTrue(
        exitCode("openssl genpkey -algorithm ed25519 > /dev/null 2>&1") == 0,
        "this machine has no openssl with Ed25519");
  }

  @Test
  void theReadmesCommands_asWritten_makeAPair() throws Exception {
    List<String> commands = commandsOf("### Signing and HMAC");
    assertThat(commands).hasSize(4);
    run(commands.get(0));
    SigningKey signing = SigningKey.ofBase64(run(commands.get(1)));
    VerifyingKey verifying = VerifyingKey.ofBase64(run(commands.get(2)));
    assertThat(signing.verifyingKey().base64()).isEqualTo(verifying.base64());
    byte[] message = "message".getBytes(UTF_8);
    assertThat(verifying.verifies(signing.sign(message), message)).isTrue();
    assertThat(run(commands.get(3)).strip()).hasSize(44);
  }

  @Test
  void oneLine_makesASeed_too() throws Exception {
    String seed =
        run("openssl genpkey -algorithm ed25519 | openssl pkey -outform DER | tail -c 32 | base64");
    assertThat(SigningKey.ofBase64(seed).verifyingKey().fingerprint()).hasSize(16);
  }

  /** The lines of the first block after a heading. */
  private static List<String> commandsOf(String heading) throws IOException {
    return Files.readAllLines(README).stream()
        .dropWhile(line -> !line.equals(heading))
        .dropWhile(line -> !line.equals("```"))
        .skip(1)
        .takeWhile(line -> !line.equals("```"))
        .toList();
  }

  private String run(String command) throws IOException {
    Process process = start(command);
    try (var output = process.inputReader()) {
      String printed = output.lines().collect(joining("\n"));
      assertThat(process.waitFor()).as(command).isZero();
      return printed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private int exitCode(String command) {
    try {
      return start(command).waitFor();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private Process start(String command) throws IOException {
    return new ProcessBuilder("bash", "-c", command).directory(folder.toFile()).start();
  }
}
