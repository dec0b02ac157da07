package io.barto.server.query.control.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barto.protocol.ServerAnswer.PackageUpdate;
import io.barto.protocol.ServerAnswer.UpdateTotals;
import io.barto.protocol.UpdateKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What upgrades wrote that were really made: by apt 2.6 and 3.0 of Debian packages (whose mirror
 * has another name here), by pacman 6.0 of packages that were made for it, from repositories that
 * are called like those of Garuda and CachyOS, whose updaters call pacman.
 */
class RecordedUpgradesTest {
  private static final double KB = 1e3 / (1 << 20);

  private static TransactionReader read(UpdateKind kind, String file) throws IOException {
    try (InputStream recorded =
        RecordedUpgradesTest.class.getResourceAsStream("recorded/" + file + ".txt")) {
      TransactionReader reader = TransactionReader.of(kind);
      String text = new String(Objects.requireNonNull(recorded).readAllBytes(), UTF_8);
      List.of(text.split("\n", -1)).forEach(reader::line);
      return reader;
    }
  }

  private static PackageUpdate apt(String name, String from, String to, String size) {
    return new PackageUpdate("", name, from, to, "", size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"apt-get-2.6", "apt-2.6-verbose"})
  void apt_tellsVersionsAndSizes(String file) throws IOException {
    TransactionReader found = read(UpdateKind.APT, file);
    assertThat(found.packages())
        .containsExactly(
            apt("apt", "2.6.1", "2.6.2", "1373 kB"),
            apt("libapt-pkg6.0", "2.6.1", "2.6.2", "907 kB"),
            apt("liblzma5", "5.4.1-1+deb12u1", "5.4.1-1+deb12u2", "206 kB"),
            apt("libpam-modules", "1.5.2-6+deb12u2", "1.5.2-6+deb12u3", "293 kB"),
            apt("libpam-modules-bin", "1.5.2-6+deb12u2", "1.5.2-6+deb12u3", "76.0 kB"),
            apt("libpam-runtime", "1.5.2-6+deb12u2", "1.5.2-6+deb12u3", "161 kB"),
            apt("libpam0g", "1.5.2-6+deb12u2", "1.5.2-6+deb12u3", "92.4 kB"),
            apt("libpcre2-8-0", "10.42-1", "10.42-1+deb12u2", "262 kB"),
            apt("perl-base", "5.36.0-7+deb12u3", "5.36.0-7+deb12u4", "1610 kB"),
            apt("tzdata", "2026b-0+deb12u1", "2026f-0+deb12u1", "308 kB"));
    UpdateTotals totals = Objects.requireNonNull(found.totals());
    assertThat(totals.count()).isEqualTo(10);
    assertThat(totals.download()).isCloseTo(5288 * KB, within(1e-9));
    assertThat(totals.netChange()).isCloseTo(7.168 * KB, within(1e-9));
  }

  @Test
  void apt3_tellsVersionsAndSizes() throws IOException {
    TransactionReader found = read(UpdateKind.APT, "apt-3.0");
    assertThat(found.packages())
        .containsExactly(
            apt("libzstd1", "1.5.7+dfsg-1", "1.5.7+dfsg-1+deb13u1", "304 kB"),
            apt("login.defs", "1:4.17.4-2", "1:4.17.4-2+deb13u1", "186 kB"),
            apt("passwd", "1:4.17.4-2", "1:4.17.4-2+deb13u1", "1228 kB"));
    UpdateTotals totals = Objects.requireNonNull(found.totals());
    assertThat(totals.count()).isEqualTo(3);
    assertThat(totals.download()).isCloseTo(1719 * KB, within(1e-9));
    assertThat(totals.netChange()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pacman-6.0", "pacman-6.0-terminal-of-60"})
  void pacman_withoutATable_tellsNewVersions(String file) throws IOException {
    TransactionReader found = read(UpdateKind.PACMAN, file);
    assertThat(found.packages())
        .containsExactly(
            apt("firefox-nightly", "", "1:135.0a1-1", ""),
            apt("linux", "", "6.12.1.arch1-1", ""),
            apt("mesa", "", "2:24.3.0-1", ""),
            apt("xz", "", "5.6.3-2", ""));
    assertThat(found.totals()).isEqualTo(new UpdateTotals(4, 9.09, 9.13, 0.20));
  }

  @ParameterizedTest
  @CsvSource({
    "GARUDA, pacman-6.0-table, 9.10, 9.15, 0.22",
    "CACHYOS, pacman-6.0-table, 9.10, 9.15, 0.22",
    "PACMAN, pacman-6.0-table, 9.10, 9.15, 0.22",
    "PACMAN, pacman-6.0-table-terminal, 9.09, 9.13, 0.20"
  })
  void pacmansTable_tellsAllOfEachPackage_andWhatIsNewIsNoUpdate(
      UpdateKind kind, String file, double download, double installed, double net)
      throws IOException {
    TransactionReader found = read(kind, file);
    assertThat(found.packages())
        .containsExactly(
            new PackageUpdate(
                "chaotic-aur",
                "firefox-nightly",
                "1:134.0a1-1",
                "1:135.0a1-1",
                "0.10 MiB",
                "2.54 MiB"),
            new PackageUpdate(
                "core", "linux", "6.11.9.arch1-1", "6.12.1.arch1-1", "0.20 MiB", "4.10 MiB"),
            new PackageUpdate(
                "cachyos-v3", "mesa", "2:24.2.7-1", "2:24.3.0-1", "0.00 MiB", "1.76 MiB"),
            new PackageUpdate("core", "xz", "5.6.3-1", "5.6.3-2", "-0.10 MiB", "0.68 MiB"));
    assertThat(found.totals()).isEqualTo(new UpdateTotals(4, download, installed, net));
  }

  @ParameterizedTest
  @EnumSource
  void aRemoval_isNoUpdate(UpdateKind kind) throws IOException {
    TransactionReader found = read(kind, "pacman-6.0-removal");
    assertThat(found.packages()).isEmpty();
    assertThat(found.totals()).isNull();
  }
}
