package io.barto.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Properties;

/**
 * Which barto this is.
 *
 * @param version such as {@code 2.0.0}
 * @param built when, as the build was told
 * @param java the version of the Java that runs it
 */
public record ProgramVersion(String version, Instant built, String java) {
  /** The version of this library, and so of the program that it is part of. */
  public static ProgramVersion current() {
    var properties = new Properties();
    try (var in = ProgramVersion.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: no version.properties");
      }
      properties.load(new InputStreamReader(in, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ProgramVersion(
        properties.getProperty("version", ""),
        Instant.parse(properties.getProperty("built", "")),
        Runtime.version().toString());
  }

  /** {@code 2.0.0 (built 2026-11-23T00:00:00Z, Java 17.0.13+11)}. */
  @Override
  public String toString() {
    return version + " (built " + built + ", Java " + java + ")";
  }
}
