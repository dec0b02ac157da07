package io.barto.cli.keys;

import static java.util.Locale.ROOT;

import io.barto.cli.answer.JsonText;
import io.barto.cli.table.Screen;
import io.barto.cli.table.Tone;
import io.barto.cli.table.VisibleText;
import java.util.List;
import java.util.Map;

/** Shows what was made: for people, or an object of JSON a key. */
final class KeyPrinter {
  private final Screen screen;

  KeyPrinter(Screen screen) {
    this.screen = screen;
  }

  void text(List<MadeKey> keys) {
    for (int i = 0; i < keys.size(); i++) {
      if (i > 0) {
        screen.out().println();
      }
      text(keys.get(i));
    }
    screen.out().flush();
  }

  private void text(MadeKey key) {
    screen.heading(key.title());
    for (Placed place : key.places()) {
      screen.out().println(screen.painted("  " + VisibleText.of(place.where()), Tone.FAINT));
      place.lines().forEach(line -> screen.line("    " + line));
    }
  }

  void json(List<MadeKey> keys) {
    for (MadeKey key : keys) {
      var json =
          new JsonText().begin().name("kind").value(key.kind().name().toLowerCase(ROOT) + "_key");
      for (Map.Entry<String, String> value : key.values().entrySet()) {
        json.name(value.getKey()).value(value.getValue());
      }
      screen.out().println(json.end());
    }
    screen.out().flush();
  }
}
