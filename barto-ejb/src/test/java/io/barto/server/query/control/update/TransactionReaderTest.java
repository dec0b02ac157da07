package io.barto.server.query.control.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barto.protocol.ServerAnswer.PackageUpdate;
import io.barto.protocol.ServerAnswer.UpdateTotals;
import io.barto.protocol.UpdateKind;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is found in one run's output, as these tools write it where it is no terminal. */
class TransactionReaderTest {
  private static final double MB = 1e6 / (1 << 20);

  private static final String APT =
      """
      Hit:1 http://deb.debian.org/debian bookworm InRelease
      Get:2 http://security.debian.org/debian-security bookworm-security InRelease [48.0 kB]
      Get:3 http://security.debian.org/debian-security bookworm-security/main amd64 Packages [233 kB]
      Fetched 281 kB in 1s (402 kB/s)
      Reading package lists...
      Building dependency tree...
      Reading state information...
      Calculating upgrade...
      The following NEW packages will be installed:
        linux-image-6.1.0-28-amd64
      The following packages will be upgraded:
        base-files bash libssl3 libc6
        libc6:i386
      5 upgraded, 1 newly installed, 0 to remove and 2 not upgraded.
      Need to get 25.1 MB of archives.
      After this operation, 1,024 kB of additional disk space will be used.
      Get:1 http://deb.debian.org/debian bookworm/main amd64 base-files amd64 12.4+deb12u8 [70.8 kB]
      Get:2 http://deb.debian.org/debian bookworm/main amd64 bash amd64 5.2.15-2+b7 [1,491 kB]
      Get:3 http://deb.debian.org/debian bookworm/main i386 libc6 i386 2.36-9+deb12u9 [2,607 kB]
      Get:4 http://deb.debian.org/debian bookworm/main amd64 libc6 amd64 2.36-9+deb12u9 [2,757 kB]
      Get:5 http://deb.debian.org/debian bookworm/main amd64 linux-image-6.1.0-28-amd64 amd64 6.1.119-1 [68.8 MB]
      Fetched 25.1 MB in 2s (12.1 MB/s)
      Preconfiguring packages ...
      (Reading database ... 34567 files and directories currently installed.)
      Preparing to unpack .../base-files_12.4+deb12u8_amd64.deb ...
      Unpacking base-files (12.4+deb12u8) over (12.4+deb12u7) ...
      Setting up base-files (12.4+deb12u8) ...
      Unpacking bash (5.2.15-2+b7) over (5.2.15-2+b2) ...
      Unpacking libc6:i386 (2.36-9+deb12u9) over (2.36-9+deb12u8) ...
      Unpacking libc6:amd64 (2.36-9+deb12u9) over (2.36-9+deb12u8) ...
      Selecting previously unselected package linux-image-6.1.0-28-amd64.
      Unpacking linux-image-6.1.0-28-amd64 (6.1.119-1) ...
      Setting up libssl3:amd64 (3.0.15-1~deb12u1) ...
      """;

  private static final String APT_VERBOSE =
      """
      The following packages will be upgraded:
         bash (5.2.15-2+b2 => 5.2.15-2+b7)
         openssl (3.0.14-1~deb12u2 => 3.0.15-1~deb12u1)
      2 upgraded, 0 newly installed, 0 to remove and 0 not upgraded.
      Need to get 512 B/1,234 kB of archives.
      After this operation, 12.3 kB disk space will be freed.
      """;

  private static final String APT_3 =
      """
      Upgrading:
        libssh-4  libxml2

      Installing dependencies:
        libnew

      Summary:
        Upgrading: 2, Installing: 1, Removing: 0, Not Upgrading: 3
        Download size: 1,234 kB
        Space needed: 56.0 kB / 12.5 GB available

      Get:1 http://deb.debian.org/debian trixie/main amd64 libxml2 amd64 2.12.7+dfsg-3 [670 kB]
      Unpacking libssh-4:amd64 (0.11.1-1) over (0.10.6-3) ...
      Unpacking libxml2:amd64 (2.12.7+dfsg-3) over (2.9.14) ...
      Unpacking libnew (1.0) ...
      """;

  private static final String PACMAN =
      """
      resolving dependencies...

      Packages (3) linux-6.12.1.arch1-1  xorg-server-common-21.1.14-1  vim-9.1.0866-1

      Total Download Size:   139.53 MiB
      Total Installed Size:  185.42 MiB
      Net Upgrade Size:       -0.58 MiB
      """;

  private static final String TABLE =
      """
      Package (4)           Old Version      New Version      Net Change  Download Size

      %s/linux              6.11.9.arch1-1   6.12.1.arch1-1     0.52 MiB     136.64 MiB
      extra/kio             6.8.0-1          6.8.0-2           -0.01 MiB       3.59 MiB
      core/brand-new                         2.40-1             1.00 MiB      10.01 MiB
      foreign/other         1.0-1            2.0-1              0.00 MiB       1.00 MiB

      Total Download Size:   151.24 MiB
      Net Upgrade Size:        0.51 MiB
      """;

  private static TransactionReader read(UpdateKind kind, String output) {
    TransactionReader reader = TransactionReader.of(kind);
    output.lines().forEach(reader::line);
    return reader;
  }

  private static PackageUpdate apt(String name, String from, String to, String size) {
    return new PackageUpdate("", name, from, to, "", size);
  }

  private static UpdateTotals totals(TransactionReader reader) {
    return Objects.requireNonNull(reader.totals());
  }

  @Test
  void apt_putsTogetherWhatStandsInDifferentLines() {
    TransactionReader found = read(UpdateKind.APT, APT);
    assertThat(found.packages())
        .containsExactly(
            apt("base-files", "12.4+deb12u7", "12.4+deb12u8", "70.8 kB"),
            apt("bash", "5.2.15-2+b2", "5.2.15-2+b7", "1,491 kB"),
            apt("libssl3", "", "3.0.15-1~deb12u1", ""),
            apt("libc6", "2.36-9+deb12u8", "2.36-9+deb12u9", "2,757 kB"),
            apt("libc6:i386", "2.36-9+deb12u8", "2.36-9+deb12u9", "2,607 kB"));
    UpdateTotals totals = totals(found);
    assertThat(totals.count()).isEqualTo(5);
    assertThat(totals.download()).isCloseTo(25.1 * MB, within(1e-9));
    assertThat(totals.netChange()).isCloseTo(1.024 * MB, within(1e-9));
    assertThat(totals.installed()).isNull();
  }

  @Test
  void apt_verbose_hasTheVersionsInItsList() {
    TransactionReader found = read(UpdateKind.APT, APT_VERBOSE);
    assertThat(found.packages())
        .containsExactly(
            apt("bash", "5.2.15-2+b2", "5.2.15-2+b7", ""),
            apt("openssl", "3.0.14-1~deb12u2", "3.0.15-1~deb12u1", ""));
    assertThat(totals(found).download())
        .as("the rest is there")
        .isCloseTo(5.12e-4 * MB, within(1e-9));
    assertThat(totals(found).netChange()).isCloseTo(-0.0123 * MB, within(1e-9));
  }

  @Test
  void apt_3_hasColumnsAndASummary() {
    TransactionReader found = read(UpdateKind.APT, APT_3);
    assertThat(found.packages())
        .containsExactly(
            apt("libssh-4", "0.10.6-3", "0.11.1-1", ""),
            apt("libxml2", "2.9.14", "2.12.7+dfsg-3", "670 kB"));
    assertThat(totals(found).count()).isEqualTo(2);
    assertThat(totals(found).download()).isCloseTo(1.234 * MB, within(1e-9));
    assertThat(totals(found).netChange()).isCloseTo(0.056 * MB, within(1e-9));
  }

  /** With {@code -qq} there is no list: what dpkg says is all. */
  @Test
  void apt_quiet_hasWhatIsUnpacked() {
    String quiet =
        """
        Unpacking bash (5.2-2) over (5.2-1) ...
        Unpacking again (1.0) over (1.0) ...
        Unpacking new (1.0) ...
        """;
    TransactionReader found = read(UpdateKind.APT, quiet);
    assertThat(found.packages()).containsExactly(apt("bash", "5.2-1", "5.2-2", ""));
    assertThat(found.totals()).isEqualTo(new UpdateTotals(1, null, null, null));
  }

  @Test
  void pacman_splitsNameAndVersion() {
    TransactionReader found = read(UpdateKind.PACMAN, PACMAN);
    assertThat(found.packages())
        .containsExactly(
            apt("linux", "", "6.12.1.arch1-1", ""),
            apt("xorg-server-common", "", "21.1.14-1", ""),
            apt("vim", "", "9.1.0866-1", ""));
    assertThat(found.totals()).isEqualTo(new UpdateTotals(3, 139.53, 185.42, -0.58));
  }

  @Test
  void tables_haveAllOfEachPackage() {
    var kio = new PackageUpdate("extra", "kio", "6.8.0-1", "6.8.0-2", "-0.01 MiB", "3.59 MiB");
    for (UpdateKind kind : List.of(UpdateKind.GARUDA, UpdateKind.CACHYOS, UpdateKind.PACMAN)) {
      String own =
          switch (kind) {
            case GARUDA -> "chaotic-aur";
            case CACHYOS -> "cachyos-v3";
            case PACMAN, APT -> "core";
          };
      TransactionReader found = read(kind, TABLE.formatted(own));
      assertThat(found.packages())
          .containsExactly(
              new PackageUpdate(
                  own, "linux", "6.11.9.arch1-1", "6.12.1.arch1-1", "0.52 MiB", "136.64 MiB"),
              kio,
              new PackageUpdate("foreign", "other", "1.0-1", "2.0-1", "0.00 MiB", "1.00 MiB"));
      assertThat(found.totals()).isEqualTo(new UpdateTotals(3, 151.24, null, 0.51));
    }
  }

  @Test
  void whatIsKept_isBounded() {
    TransactionReader apt = TransactionReader.of(UpdateKind.APT);
    apt.line("Upgrading:");
    apt.line("  " + "x".repeat(1 << 20));
    for (int i = 0; i < 3; i++) {
      int from = i * 100_000;
      var names = new StringBuilder(" ");
      for (int name = from; name < from + 100_000; name++) {
        names.append(" p").append(name);
      }
      apt.line(names.toString());
    }
    TransactionReader pacman = TransactionReader.of(UpdateKind.PACMAN);
    for (int i = 0; i < 100_000; i++) {
      pacman.line("Packages (1) a-" + i + "-1");
    }
    for (TransactionReader reader : List.of(apt, pacman)) {
      assertThat(reader.packages())
          .hasSizeLessThanOrEqualTo(TransactionReader.MAX_PACKAGES)
          .hasSizeGreaterThan(TransactionReader.MAX_PACKAGES / 2)
          .allMatch(one -> one.name().length() <= TransactionReader.MAX_TEXT);
    }
  }

  @Property(tries = 500)
  void whateverIsWritten_isRead(@ForAll UpdateKind kind, @ForAll byte[] bytes) {
    TransactionReader reader = read(kind, new String(bytes, UTF_8));
    assertThat(reader.packages()).hasSizeLessThanOrEqualTo(bytes.length);
  }

  @Property(tries = 500)
  void whateverResemblesIt_isRead(@ForAll UpdateKind kind, @ForAll("torn") List<String> lines) {
    TransactionReader reader = TransactionReader.of(kind);
    lines.forEach(reader::line);
    UpdateTotals totals = reader.totals();
    assertThat(totals == null || totals.count() >= 0).isTrue();
    assertThat(reader.packages())
        .allSatisfy(one -> assertThat(one.name()).isNotEmpty().hasSizeLessThan(301));
  }

  /** Lines of these formats, cut and joined at any place. */
  @Provide
  Arbitrary<List<String>> torn() {
    List<String> real =
        String.join("\n", APT, APT_VERBOSE, APT_3, PACMAN, TABLE.formatted("cachyos"))
            .lines()
            .toList();
    Arbitrary<String> piece =
        Combinators.combine(
                Arbitraries.of(real), Arbitraries.of(real), Arbitraries.integers().between(0, 90))
            .as((one, other, at) -> one.substring(0, Math.min(at, one.length())) + tail(other, at));
    return Arbitraries.oneOf(Arbitraries.of(real), piece).list().ofMaxSize(60);
  }

  private static String tail(String line, int at) {
    return line.substring(Math.min(at, line.length()));
  }
}
