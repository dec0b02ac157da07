package io.barto.cli.worker;

import io.barto.cli.answer.Counted;
import io.barto.cli.answer.Sheet;
import io.barto.cli.answer.Value;
import io.barto.cli.run.RunSheets;
import io.barto.protocol.ServerAnswer.PackageUpdate;
import io.barto.protocol.ServerAnswer.RunUpdates;
import io.barto.protocol.ServerAnswer.UpdateTotals;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is shown of the updates that runs have made. */
final class UpdateSheets {
  /** A package and the run that has updated it. */
  record Updated(RunUpdates by, PackageUpdate update) {}

  /** What a run said of all its updates. */
  record Sum(RunUpdates by, UpdateTotals totals) {}

  static final Sheet<Updated> UPDATE =
      Sheet.<Updated>of("package_update")
          .whole("ended", "ENDED", one -> Value.when(one.by.ended()))
          .rank(2)
          .whole("run", "RUN", one -> RunSheets.id(one.by.run()))
          .rank(1)
          .also("schedule", one -> Value.of(one.by.schedule()))
          .text("channel", "CHANNEL", of(PackageUpdate::channel))
          .rank(3)
          .text("package", "PACKAGE", of(PackageUpdate::name))
          .text("old_version", "OLD", of(PackageUpdate::oldVersion))
          .text("new_version", "NEW", of(PackageUpdate::newVersion))
          .number("size_change", "SIZE CHANGE", of(PackageUpdate::sizeChange))
          .rank(3)
          .number("download_size", "DOWNLOAD", of(PackageUpdate::downloadSize))
          .rank(2);

  static final Sheet<Sum> TOTAL =
      Sheet.<Sum>of("update_total")
          .also("ended", one -> Value.when(one.by.ended()))
          .also("run", one -> RunSheets.id(one.by.run()))
          .also("schedule", one -> Value.of(one.by.schedule()))
          .also("updates", one -> Value.of(one.totals.count()))
          .also("download_mib", one -> mebibytes(one.totals.download()))
          .also("installed_mib", one -> mebibytes(one.totals.installed()))
          .also("net_mib", one -> mebibytes(one.totals.netChange()))
          .asLine(UpdateSheets::inWords);

  private UpdateSheets() {}

  private static Function<Updated, Value> of(Function<PackageUpdate, String> text) {
    return one -> {
      String there = text.apply(one.update);
      return there.isEmpty() ? Value.none() : Value.of(there);
    };
  }

  private static Value mebibytes(@Nullable Double size) {
    return size == null ? Value.none() : Value.of(size, shown(size));
  }

  private static String shown(double size) {
    return String.format(Locale.ROOT, "%.2f MiB", size);
  }

  private static String inWords(Sum one) {
    UpdateTotals totals = one.totals;
    String sizes =
        Stream.of(
                words(totals.download(), "to download"),
                words(totals.installed(), "installed"),
                words(totals.netChange(), "net"))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    return Counted.of(totals.count(), "update", "updates")
        + (sizes.isEmpty() ? "" : ": " + sizes)
        + "\n";
  }

  private static String words(@Nullable Double size, String what) {
    return size == null ? "" : shown(size) + " " + what;
  }
}
