package io.barto.server.output.control;

import io.barto.protocol.OutputBatch.Line;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;

/**
 * The text of a chunk: a JSON array with an array of two for each line, its time in milliseconds
 * after the chunk's, and its text. The database turns it into one row a line by itself ({@code
 * JSON_TABLE}), and compresses it.
 */
public final class ChunkContent {
  private ChunkContent() {}

  /** Takes a line: its time in milliseconds after the chunk's, and its text. */
  @FunctionalInterface
  public interface Reader {
    void line(long afterMillis, String text);
  }

  /** Reads what {@link #of} has written. */
  public static void forEach(String content, Reader reader) {
    try (JsonParser parser = Json.createParser(new StringReader(content))) {
      long millis = 0;
      while (parser.hasNext()) {
        switch (parser.next()) {
          case VALUE_NUMBER -> millis = parser.getLong();
          case VALUE_STRING -> reader.line(millis, parser.getString());
          default -> {
            // brackets
          }
        }
      }
    }
  }

  public static String of(List<Line> lines) {
    var text = new StringWriter(lines.size() * 64);
    try (JsonGenerator json = Json.createGenerator(text)) {
      json.writeStartArray();
      for (Line line : lines) {
        json.writeStartArray().write(line.afterMillis()).write(line.text()).writeEnd();
      }
      json.writeEnd();
    }
    return text.toString();
  }
}
