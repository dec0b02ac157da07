package io.barto.server.query.control;

import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Reads the lines of a stored chunk. */
public final class ChunkLines {
  private ChunkLines() {}

  /**
   * Calls back for each line with its time and text.
   *
   * @param content JSON: an array with {@code [milliseconds after at, text]} for each line
   */
  public static void forEach(String content, Instant at, BiConsumer<Instant, String> line) {
    try (JsonParser parser = Json.createParser(new StringReader(content))) {
      long millis = 0;
      while (parser.hasNext()) {
        switch (parser.next()) {
          case VALUE_NUMBER -> millis = parser.getLong();
          case VALUE_STRING -> line.accept(at.plusMillis(millis), parser.getString());
          default -> {
            // brackets
          }
        }
      }
    }
  }
}
