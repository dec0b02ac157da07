package io.barto.server.query.control.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerToCli.AptFound;
import io.barto.protocol.ServerToCli.Found;
import io.barto.protocol.ServerToCli.GarudaFound;
import io.barto.protocol.ServerToCli.GarudaPackage;
import io.barto.protocol.ServerToCli.PacmanFound;
import io.barto.protocol.UpdateKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is found in outputs as these tools write them where their output is no terminal. */
class UpdateReaderTest {
  private static final String PACMAN =
      """
      :: Synchronizing package databases...
       core downloading...
       extra downloading...
      :: Starting full system upgrade...
      resolving dependencies...
      looking for conflicting packages...

      Packages (3) linux-6.12.1.arch1-1  libxml2-2.13.5-1  vim-9.1.0866-1

      Total Download Size:   139.53 MiB
      Total Installed Size:  185.42 MiB
      Net Upgrade Size:       -0.58 MiB

      :: Proceed with installation? [Y/n]
      :: Retrieving packages...
      (3/3) upgrading vim                                [######################] 100%
      """;

  private static final String PACMAN_TABLE =
      """
      Package (4)           Old Version      New Version      Net Change  Download Size

      %1$s/linux            6.11.9.arch1-1   6.12.1.arch1-1     0.52 MiB     136.64 MiB
      extra/kio             6.8.0-1          6.8.0-2           -0.01 MiB       3.59 MiB
      core/glibc            2.40+r16-1       2.40+r17-1         0.00 MiB      10.01 MiB
      foreign/other         1.0-1            2.0-1              0.00 MiB       1.00 MiB

      Total Download Size:   151.24 MiB
      Total Installed Size:  210.00 MiB
      Net Upgrade Size:        0.51 MiB
      """;

  private static final String APT =
      """
      Reading package lists...
      Building dependency tree...
      Reading state information...
      Calculating upgrade...
      The following NEW packages will be installed:
        linux-image-6.1.0-28-amd64
      The following packages will be upgraded:
        base-files bash dpkg libc-bin libc6 libssl3 libsystemd0 libudev1 linux-libc-dev
        openssl perl-base systemd
      12 upgraded, 1 newly installed, 0 to remove and 0 not upgraded.
      Need to get 25.1 MB of archives.
      """;

  private static final String APT_3 =
      """
      Upgrading:
        libssh-4  libxml2

      Installing dependencies:
        libnew

      Summary:
        Upgrading: 2, Installing: 1, Removing: 0, Not Upgrading: 0
      """;

  private static Found found(UpdateKind kind, String... outputs) {
    UpdateReader reader = UpdateReader.of(kind);
    for (String output : outputs) {
      output.lines().forEach(reader::line);
    }
    return reader.found();
  }

  @Test
  void pacman_hasThePackagesAndTotalsOfEachTransaction() {
    assertThat(found(UpdateKind.PACMAN, PACMAN))
        .isEqualTo(
            new PacmanFound(
                UpdateKind.PACMAN,
                3,
                List.of("linux-6.12.1.arch1-1", "libxml2-2.13.5-1", "vim-9.1.0866-1"),
                185.42,
                -0.58,
                139.53));
    var both = (PacmanFound) found(UpdateKind.PACMAN, PACMAN, PACMAN);
    assertThat(both.count()).isEqualTo(6);
    assertThat(both.packages()).hasSize(6);
    assertThat(both.downloadSize()).isEqualTo(279.06);
  }

  @Test
  void cachyos_hasTheNamesOfItsTable() {
    assertThat(found(UpdateKind.CACHYOS, PACMAN_TABLE.formatted("cachyos-v3")))
        .isEqualTo(
            new PacmanFound(
                UpdateKind.CACHYOS, 3, List.of("linux", "kio", "glibc"), 210, 0.51, 151.24));
  }

  @Test
  void garuda_hasTheRowsByRepositoryAndName() {
    assertThat(found(UpdateKind.GARUDA, PACMAN_TABLE.formatted("chaotic-aur")))
        .isEqualTo(
            new GarudaFound(
                List.of(
                    new GarudaPackage(
                        "chaotic-aur",
                        "linux",
                        "6.11.9.arch1-1",
                        "6.12.1.arch1-1",
                        "0.52 MiB",
                        "136.64 MiB"),
                    new GarudaPackage(
                        "core", "glibc", "2.40+r16-1", "2.40+r17-1", "0.00 MiB", "10.01 MiB"),
                    new GarudaPackage(
                        "extra", "kio", "6.8.0-1", "6.8.0-2", "-0.01 MiB", "3.59 MiB"))));
  }

  @Test
  void apt_hasAllLinesUnderItsHeading() {
    assertThat(found(UpdateKind.APT, APT, APT_3))
        .isEqualTo(
            new AptFound(
                List.of(
                    "base-files",
                    "bash",
                    "dpkg",
                    "libc-bin",
                    "libc6",
                    "libssl3",
                    "libsystemd0",
                    "libudev1",
                    "linux-libc-dev",
                    "openssl",
                    "perl-base",
                    "systemd",
                    "libssh-4",
                    "libxml2")));
  }

  @ParameterizedTest
  @EnumSource(UpdateKind.class)
  void whatIsNoUpdate_isNone(UpdateKind kind) {
    Found found =
        found(
            kind,
            "hello\n  world\nPackages (x) none\nTotal Download Size: 1 MiB\n\n there is nothing to do");
    boolean none =
        found instanceof AptFound apt
            ? apt.packages().isEmpty()
            : found instanceof GarudaFound garuda
                ? garuda.packages().isEmpty()
                : ((PacmanFound) found).count() == 0 && ((PacmanFound) found).downloadSize() == 0;
    assertThat(none).isTrue();
  }
}
