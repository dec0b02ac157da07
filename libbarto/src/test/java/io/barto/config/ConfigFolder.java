package io.barto.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A directory with a configuration file and PEM files, as a test needs them. */
record ConfigFolder(Path folder) {
  /** Base64 of 32 bytes. */
  static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  Path write(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes one of the files in the tests' resources and answers its path. */
  Path copy(String resource) {
    return write(resource, resource(resource));
  }

  /** Writes a fresh private key to {@code key.pem}. */
  Path privateKey() {
    try {
      byte[] key =
          KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
      String text = Base64.getMimeEncoder().encodeToString(key);
      return write(
          "key.pem", "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  BartosConfig bartos(String content, Map<String, String> environment) throws ConfigException {
    return BartosConfig.load(write("bartos.toml", content), environment);
  }

  BartocConfig bartoc(String content, Map<String, String> environment) throws ConfigException {
    return BartocConfig.load(write("bartoc.toml", content), environment);
  }

  CliConfig cli(String content, Map<String, String> environment) throws ConfigException {
    return CliConfig.load(write("barto-cli.toml", content), environment);
  }

  static String resource(String name) {
    try (var in = ConfigFolder.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong, one text a problem, without the folder. */
  List<String> problems(ThrowingCallable load) {
    var refused = catchThrowableOfType(ConfigException.class, load);
    if (refused == null) {
      return List.of();
    }
    return refused.problems().stream()
        .map(problem -> problem.toString().replace(folder + "/", ""))
        .toList();
  }
}
