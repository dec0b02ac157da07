package io.barto.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * Reads the keys of one table. What is wrong is noted in the {@link Reading} and a stand-in
 * returned, so that one pass finds everything; a key that nobody reads is a key that does not
 * exist.
 */
final class TableReader {
  private static final Shape<List<Object>> TABLES =
      raw -> {
        if (raw instanceof TomlArray array) {
          return array.toList();
        }
        throw Mismatch.expected("an array of tables, [ { … } ]", raw);
      };

  private final Reading reading;
  private final @Nullable TomlTable table;
  private final String path;
  private final Place place;
  private final boolean overridable;
  private final TreeSet<String> keys = new TreeSet<>();

  /** The whole file. */
  TableReader(Reading reading, TomlTable root) {
    this(reading, root, "", new Place(reading.file(), 0, 0), true);
  }

  private TableReader(
      Reading reading, @Nullable TomlTable table, String path, Place place, boolean overridable) {
    this.reading = reading;
    this.table = table;
    this.path = path;
    this.place = place;
    this.overridable = overridable;
    reading.opened(this);
  }

  /** A value that must be there; the stand-in where it is not, or is wrong. */
  <T> T required(String key, Shape<T> shape, T standIn) {
    T value = optional(key, shape);
    if (value == null && !isGiven(key)) {
      reading.add(place.problem(pathOf(key), "is required, but missing" + orVariable(key)));
    }
    return value == null ? standIn : value;
  }

  private String orVariable(String key) {
    return overridable ? "; set it here or as " + reading.environment().nameOf(pathOf(key)) : "";
  }

  /** A value that may be absent. */
  <T> T optional(String key, Shape<T> shape, T otherwise) {
    T value = optional(key, shape);
    if (value == null) {
      noteDefault(key, otherwise);
    }
    return value == null ? otherwise : value;
  }

  /** A value that may be absent; null also where it is wrong. */
  <T> @Nullable T optional(String key, Shape<T> shape) {
    learn(key);
    Object raw = raw(key);
    if (raw == null) {
      return null;
    }
    try {
      T value = shape.read(raw);
      if (shape != TABLES) {
        Setting.Source source =
            variable(key) == null ? Setting.Source.FILE : Setting.Source.ENVIRONMENT;
        String text = SettingText.given(raw, value);
        reading.note(new Setting(pathOf(key), text, source, place(key).toString()));
      }
      return value;
    } catch (Mismatch e) {
      problem(key, e.reason());
      return null;
    }
  }

  private void noteDefault(String key, Object value) {
    if (!isGiven(key)) {
      String text = SettingText.of(value);
      reading.note(new Setting(pathOf(key), text, Setting.Source.DEFAULT, ""));
    }
  }

  /** Notes that a secret was read from a file of its own. */
  void noteSecretFile(String key, Path file, Secret secret) {
    reading.note(
        new Setting(pathOf(key), secret.toString(), Setting.Source.SECRET_FILE, file.toString()));
  }

  /** Checks the table's own name. */
  void check(String name, Shape<String> shape) {
    try {
      shape.read(name);
    } catch (Mismatch e) {
      reading.add(place.problem(path, e.reason()));
    }
  }

  /** Notes that a key is missing. */
  void missing(String key, String otherWays) {
    String here = overridable ? orVariable(key) : "; set it here";
    reading.add(place.problem(pathOf(key), "is required, but missing" + here + otherWays));
  }

  /** Systemd's directory of credentials; null: there is none. */
  @Nullable Path credentials() {
    return reading.environment().credentials();
  }

  /** The file of the credential that has the key's path for its name; null: there is none. */
  @Nullable Path credential(String key) {
    Path folder = credentials();
    String name = pathOf(key);
    if (folder == null || !name.matches("[A-Za-z0-9_.-]+")) {
      return null;
    }
    Path file = folder.resolve(name);
    return Files.exists(file) ? file : null;
  }

  /** Notes that the key's value is a secret. */
  void noteSecret(String key) {
    if (variable(key) == null) {
      reading.holdsSecret(pathOf(key));
    }
  }

  /** Notes what is not wrong with a key's value, but should be mended. */
  void warn(String key, String message) {
    reading.warn(place(key).problem(pathOf(key), message));
  }

  /** Whether the key is set, rightly or wrongly. */
  boolean isGiven(String key) {
    return raw(key) != null;
  }

  private @Nullable Object raw(String key) {
    String override = overridable ? reading.environment().value(pathOf(key)) : null;
    return override != null || table == null ? override : table.get(List.of(key));
  }

  /** Notes what is wrong with a key's value. */
  void problem(String key, String message) {
    reading.add(place(key).problem(pathOf(key), message));
  }

  private Place place(String key) {
    String variable = variable(key);
    return variable == null ? placeOf(key) : new Place(variable, 0, 0);
  }

  private @Nullable String variable(String key) {
    return overridable ? reading.environment().variable(pathOf(key)) : null;
  }

  /** A table that must be there; where it is not, its required keys are what is missing. */
  <T> T requiredTable(String key, Function<TableReader, T> mapper) {
    return mapper.apply(child(reading, key, tableAt(key)));
  }

  /** A table that may be absent. */
  <T> @Nullable T optionalTable(String key, Function<TableReader, T> mapper) {
    TomlTable found = tableAt(key);
    if (found == null && !reading.environment().touches(pathOf(key))) {
      // shows which keys there are, so that a misspelt variable can be told its right name
      Reading nothing = reading.ofNothing();
      var unused = mapper.apply(child(nothing, key, null));
      reading.absent(nothing);
      return null;
    }
    return mapper.apply(child(reading, key, found));
  }

  private TableReader child(Reading to, String key, @Nullable TomlTable found) {
    Place where = found == null ? place : placeOf(key);
    return new TableReader(to, found, pathOf(key), where, overridable);
  }

  private @Nullable TomlTable tableAt(String key) {
    keys.add(key);
    Object found = table == null ? null : table.get(List.of(key));
    if (found == null || found instanceof TomlTable) {
      return (TomlTable) found;
    }
    reading.add(placeOf(key).problem(pathOf(key), Mismatch.expected("a table", found).reason()));
    return null;
  }

  /** The tables of a table whose keys are free names; they can't be set by variables. */
  Map<String, TableReader> namedTables(String key) {
    var named = new LinkedHashMap<String, TableReader>();
    TomlTable parent = tableAt(key);
    if (parent == null) {
      return named;
    }
    var names = new TableReader(reading, parent, pathOf(key), placeOf(key), false);
    for (String name : parent.keySet()) {
      TomlTable child = names.tableAt(name);
      if (child != null) {
        named.put(
            name, new TableReader(reading, child, names.pathOf(name), names.placeOf(name), false));
      }
    }
    return named;
  }

  /** The tables of an array that must be there. */
  List<TableReader> requiredTables(String key) {
    List<Object> items = required(key, TABLES, List.of());
    TomlArray array =
        table == null ? null : table.get(List.of(key)) instanceof TomlArray a ? a : null;
    var readers = new ArrayList<TableReader>();
    for (int i = 0; array != null && i < items.size(); i++) {
      String itemPath = pathOf(key) + "[" + i + "]";
      Place where = Place.in(reading.file(), array.inputPositionOf(i));
      if (items.get(i) instanceof TomlTable item) {
        readers.add(new TableReader(reading, item, itemPath, beginning(item, where), false));
      } else {
        reading.add(
            where.problem(itemPath, Mismatch.expected("a table { … }", items.get(i)).reason()));
      }
    }
    return readers;
  }

  /** Where a table's first key is: tomlj knows only the comma before the table. */
  private Place beginning(TomlTable item, Place otherwise) {
    return item.keySet().stream()
        .map(key -> Place.in(reading.file(), item.inputPositionOf(List.of(key))))
        .min(Comparator.comparingInt(Place::line).thenComparingInt(Place::column))
        .orElse(otherwise);
  }

  private void learn(String key) {
    keys.add(key);
    if (overridable) {
      reading.knows(pathOf(key));
    }
  }

  /** The key's path from the root, quoted where TOML would need it. */
  String pathOf(String key) {
    String name = key.matches("[A-Za-z0-9_-]+") ? key : "\"" + key + "\"";
    return path.isEmpty() ? name : path + "." + name;
  }

  private Place placeOf(String key) {
    return table == null ? place : Place.in(reading.file(), table.inputPositionOf(List.of(key)));
  }

  /** Notes every key that nobody has read. */
  void reportUnknownKeys() {
    if (table == null) {
      return;
    }
    for (String key : table.keySet()) {
      if (!keys.contains(key)) {
        reading.add(
            placeOf(key).problem(pathOf(key), "is no key of the configuration" + hint(key)));
      }
    }
  }

  private String hint(String key) {
    var meant = Nearest.to(key, keys);
    if (meant.isPresent()) {
      return "; did you mean " + pathOf(meant.get()) + "?";
    }
    return reading.knownKeys().stream()
        .filter(known -> known.substring(known.lastIndexOf('.') + 1).equals(key))
        .findFirst()
        .map(known -> "; did you mean " + known + "?")
        .orElse("; known here: " + String.join(", ", keys));
  }
}
