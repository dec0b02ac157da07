package io.barto.server.query.control.update;

import io.barto.protocol.ServerAnswer.PackageUpdate;
import io.barto.protocol.ServerAnswer.UpdateTotals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code apt} and {@code apt-get} wrote, in the form of apt to 2.8 and that from 2.9 on: names
 * under a heading (with {@code -V} a line each, with their versions), how much is fetched, and what
 * dpkg says as it unpacks. Versions and sizes stand in different lines: each adds to what is known
 * of its package. A package that is only installed is no update.
 */
final class AptTransaction implements TransactionReader {
  private static final Pattern HEADING =
      Pattern.compile("(?:The following packages will be upgraded|Upgrading):");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9+.-]*+(?::[a-z0-9-]+)?");
  private static final Pattern VERSIONS = Pattern.compile(" *(\\S+) +\\((\\S+) => (\\S+)\\)");
  private static final Pattern UNPACKING =
      Pattern.compile("Unpacking (\\S+) \\((\\S+)\\) over \\((\\S+)\\)");
  private static final Pattern SETTING_UP = Pattern.compile("Setting up (\\S+) \\((\\S+)\\)");
  private static final Pattern COUNT =
      Pattern.compile("(\\d{1,9}) upgraded, \\d|  Upgrading: (\\d{1,9}), ");
  private static final Pattern NEED =
      Pattern.compile("(?:Need to get|  Download size:) " + Sizes.SIZE);
  private static final Pattern AFTER =
      Pattern.compile(
          "After this operation, "
              + Sizes.SIZE
              + " (?:of additional disk space will be|disk space will be) (used|freed)");
  private static final Pattern SPACE =
      Pattern.compile("  (Space needed|Freed space): " + Sizes.SIZE);

  /** What is known of one package. */
  private static final class Known {
    private String from = "";
    private String to = "";
    private String size = "";
  }

  private final Map<String, Known> packages = new LinkedHashMap<>();
  private boolean inList;
  private long count;
  private @Nullable Double download;
  private @Nullable Double net;

  @Override
  public void line(String written) {
    String text = Styles.without(written);
    if (HEADING.matcher(text.strip()).matches()) {
      inList = true;
    } else if (inList && text.startsWith("  ") && !text.isBlank()) {
      listed(text);
    } else {
      inList = false;
      happened(text);
    }
  }

  private void listed(String text) {
    Matcher versions = VERSIONS.matcher(text);
    if (versions.lookingAt()) {
      change(versions.group(1), versions.group(2), versions.group(3));
      return;
    }
    for (String word : text.strip().split("\\s+", MAX_PACKAGES)) {
      add(word);
    }
  }

  private void happened(String text) {
    if (text.startsWith("Get:")) {
      fetched(text);
    } else if (text.startsWith("Unpacking ")) {
      unpacked(text);
    } else if (text.startsWith("Setting up ")) {
      setUp(text);
    } else {
      total(text);
    }
  }

  private void unpacked(String text) {
    Matcher line = UNPACKING.matcher(text);
    boolean other = line.lookingAt() && !line.group(2).equals(line.group(3)); // else put in again
    if (other) {
      change(line.group(1), line.group(3), line.group(2));
    }
  }

  private void setUp(String text) {
    Matcher line = SETTING_UP.matcher(text);
    Known known = line.lookingAt() ? known(line.group(1)) : null;
    if (known != null && known.to.isEmpty() && line.group(2).length() <= MAX_TEXT) {
      known.to = line.group(2);
    }
  }

  /** {@code Get:4 http://host suite/part arch name arch version [1,491 kB]}; others are lists. */
  private void fetched(String text) {
    String[] words = text.length() > 8 * MAX_TEXT ? new String[0] : text.strip().split(" +");
    int size = words.length - 2;
    if (size < 5 || !words[size].startsWith("[")) {
      return;
    }
    boolean flat = words.length == 7 && words[2].endsWith("/"); // a repository without suites
    Known known = flat ? known(words[3]) : null;
    if (!flat && words.length >= 9) {
      known = known(words[size - 3] + ":" + words[size - 2]);
    }
    if (known != null) {
      String written = words[size].substring(1) + " " + words[size + 1].replace("]", "");
      known.size = Sizes.mebibytes(written) == null ? "" : written;
    }
  }

  private void total(String text) {
    Matcher counted = COUNT.matcher(text);
    Matcher need = NEED.matcher(text);
    Matcher after = AFTER.matcher(text);
    Matcher space = SPACE.matcher(text);
    if (counted.lookingAt()) {
      count += Long.parseLong(counted.group(1) == null ? counted.group(2) : counted.group(1));
    } else if (need.lookingAt()) {
      download = Sizes.sum(download, Sizes.mebibytes(need.group(1)));
    } else if (after.lookingAt()) {
      net(after.group(1), after.group(2).equals("freed"));
    } else if (space.lookingAt()) {
      net(space.group(2), space.group(1).equals("Freed space"));
    }
  }

  private void net(String size, boolean freed) {
    Double mebibytes = Sizes.mebibytes(size);
    if (mebibytes != null) {
      net = Sizes.sum(net, freed ? -mebibytes : mebibytes);
    }
  }

  private void change(String name, String from, String to) {
    Known known = known(name);
    if (known == null) {
      add(name);
      known = packages.get(name);
    }
    if (known != null && from.length() <= MAX_TEXT && to.length() <= MAX_TEXT) {
      known.from = from;
      known.to = to;
    }
  }

  /** dpkg names the architecture where apt's list does so for foreign ones only. */
  private @Nullable Known known(String name) {
    Known known = packages.get(name);
    int colon = name.indexOf(':');
    return known == null && colon > 0 ? packages.get(name.substring(0, colon)) : known;
  }

  private void add(String name) {
    if (packages.size() < MAX_PACKAGES
        && name.length() <= MAX_TEXT
        && NAME.matcher(name).matches()) {
      packages.putIfAbsent(name, new Known());
    }
  }

  @Override
  public List<PackageUpdate> packages() {
    var found = new ArrayList<PackageUpdate>(packages.size());
    packages.forEach(
        (name, known) ->
            found.add(new PackageUpdate("", name, known.from, known.to, "", known.size)));
    return found;
  }

  @Override
  public @Nullable UpdateTotals totals() {
    return packages.isEmpty()
        ? null
        : new UpdateTotals(Math.max(count, packages.size()), download, null, net);
  }
}
