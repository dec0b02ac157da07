package io.barto.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.barto.tls.CertificateIssuer;
import io.barto.tls.CertificateRequest;
import io.barto.tls.CertificateRequest.Purpose;
import io.barto.tls.Identity;
import io.barto.tls.PemText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
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

  /** Writes a certificate and its key, {@code cert.pem} and {@code key.pem}; {@code other.pem}. */
  void pemFiles() {
    var issuer = new CertificateIssuer(new SecureRandom());
    Identity own = issuer.selfSigned(request());
    write("cert.pem", PemText.of(own.certificate()));
    write("key.pem", PemText.of(own.key()));
    write("other.pem", PemText.of(issuer.selfSigned(request()).key()));
  }

  private static CertificateRequest request() {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    return new CertificateRequest(
        "test", Purpose.SERVER, List.of(), now, now.plus(Duration.ofDays(1)));
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
