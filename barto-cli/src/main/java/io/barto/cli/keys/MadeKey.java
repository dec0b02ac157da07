package io.barto.cli.keys;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A key that was made, and where it goes.
 *
 * @param kind which key
 * @param title for people
 * @param values for programs, by name
 * @param places where it goes
 */
record MadeKey(KeyKind kind, String title, Map<String, String> values, List<Placed> places) {
  MadeKey {
    values = new LinkedHashMap<>(values); // in this order
    places = List.copyOf(places);
  }

  /** Keys do not show by mistake. */
  @Override
  public String toString() {
    return "MadeKey[" + kind + "]";
  }
}
