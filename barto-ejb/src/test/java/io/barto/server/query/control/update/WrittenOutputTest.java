package io.barto.server.query.control.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.barto.protocol.ServerAnswer.PackageUpdate;
import io.barto.protocol.ServerAnswer.UpdateTotals;
import io.barto.protocol.UpdateKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is found in whole outputs, in files, of each tool. */
class WrittenOutputTest {
  private static TransactionReader read(UpdateKind kind, String... files) throws IOException {
    TransactionReader reader = TransactionReader.of(kind);
    for (String file : files) {
      lines(file).forEach(reader::line);
    }
    return reader;
  }

  /** As a worker divides them: a return to a line's beginning is no end of a line. */
  private static List<String> lines(String file) throws IOException {
    try (InputStream in = WrittenOutputTest.class.getResourceAsStream(file)) {
      String whole = new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
      return List.of(whole.split("\n", -1));
    }
  }

  private static PackageUpdate row(
      String repository, String name, String from, String to, String change, String size) {
    return new PackageUpdate(repository, name, from, to, change, size);
  }

  private static PackageUpdate listed(String name, String to) {
    return new PackageUpdate("", name, "", to, "", "");
  }

  private static PackageUpdate apt(String name, String from, String to, String size) {
    return new PackageUpdate("", name, from, to, "", size);
  }

  private static final PackageUpdate KIO =
      row("extra", "kio", "6.8.0-1", "6.8.0-2", "-0.01 MiB", "3.59 MiB");
  private static final PackageUpdate GLIBC =
      row("core", "glibc", "2.40+r16-1", "2.40+r17-1", "0.00 MiB", "10.01 MiB");

  @Test
  void pacman_table_hasEveryRepository_andWhatWasFetchedBefore() throws IOException {
    TransactionReader found = read(UpdateKind.PACMAN, "pacman-table.txt");
    assertThat(found.packages())
        .containsExactly(
            row(
                "core-testing",
                "linux",
                "6.11.9.arch1-1",
                "6.12.1.arch1-1",
                "0.52 MiB",
                "136.64 MiB"),
            KIO,
            row("multilib", "lib32-glibc", "2.40+r16-1", "2.40+r17-1", "0.00 MiB", ""),
            row("my_repo.local", "gtk4+extras", "1:4.16.5-1", "1:4.16.6-1", "0.02 MiB", "5.10 MiB"),
            row("extra", "vim", "9.1.0825-1", "9.1.0866-1", "0.06 MiB", "2.41 MiB"));
    assertThat(found.totals()).isEqualTo(new UpdateTotals(5, 148.17, 215.42, 1.99));
  }

  @ParameterizedTest
  @EnumSource(names = {"PACMAN", "GARUDA", "CACHYOS"})
  void pacman_whereTheTableIsTooWide_hasTheList(UpdateKind kind) throws IOException {
    TransactionReader found = read(kind, "pacman-narrow.txt");
    assertThat(found.packages())
        .containsExactly(
            listed("linux", "6.12.1.arch1-1"),
            listed("xorg-server-common", "21.1.14-1"),
            listed("vim", "9.1.0866-1"));
    assertThat(found.totals()).isEqualTo(new UpdateTotals(3, 139.53, 185.42, -0.58));
  }

  @Test
  void pacman_inColour_isReadAsWithout() throws IOException {
    TransactionReader found = read(UpdateKind.PACMAN, "pacman-colour.txt");
    assertThat(found.packages())
        .containsExactly(
            listed("linux", "6.12.1.arch1-1"),
            listed("libxml2", "2.13.5-1"),
            listed("vim", "9.1.0866-1"));
    assertThat(found.totals()).isEqualTo(new UpdateTotals(3, 139.53, 185.42, -0.58));
  }

  @Test
  void pacman_whatIsRemoved_isNoUpdate() throws IOException {
    for (String removal : List.of("pacman-remove.txt", "pacman-remove-table.txt")) {
      TransactionReader alone = read(UpdateKind.PACMAN, removal);
      assertThat(alone.packages()).isEmpty();
      assertThat(alone.totals()).isNull();
      TransactionReader after = read(UpdateKind.PACMAN, "pacman-narrow.txt", removal);
      assertThat(after.packages()).hasSize(3);
      assertThat(after.totals()).isEqualTo(new UpdateTotals(3, 139.53, 185.42, -0.58));
    }
  }

  @Test
  void garudaUpdate_hasTheTableInIt() throws IOException {
    TransactionReader found = read(UpdateKind.GARUDA, "garuda-update.txt");
    assertThat(found.packages())
        .containsExactly(
            row(
                "chaotic-aur",
                "linux-zen-git",
                "6.11.9.zen1-1",
                "6.12.1.zen1-1",
                "0.52 MiB",
                "136.64 MiB"),
            row("garuda", "garuda-update", "20241101-1", "20241120-1", "0.00 MiB", "0.02 MiB"),
            KIO,
            GLIBC);
    assertThat(found.totals()).isEqualTo(new UpdateTotals(4, 150.26, 210.0, 0.51));
  }

  @Test
  void cachyos_hasItsRepositoriesAndArchs() throws IOException {
    TransactionReader found = read(UpdateKind.CACHYOS, "cachyos.txt");
    assertThat(found.packages())
        .containsExactly(
            row("cachyos-v3", "linux-cachyos", "6.12.0-2", "6.12.1-1", "0.52 MiB", "136.64 MiB"),
            row("cachyos-extra-v3", "kio", "6.8.0-1.1", "6.8.0-2.1", "-0.01 MiB", "3.59 MiB"),
            row("cachyos", "cachyos-settings", "1.1.5-1", "1.1.6-1", "0.00 MiB", "0.03 MiB"),
            GLIBC);
    assertThat(found.totals()).isEqualTo(new UpdateTotals(4, 150.27, 210.0, 0.51));
  }

  @Test
  void apt_hasWhatIsUpgraded_notWhatIsNewOrKept() throws IOException {
    TransactionReader found = read(UpdateKind.APT, "apt-upgrade.txt");
    assertThat(found.packages())
        .containsExactly(
            apt("base-files", "12.4+deb12u7", "12.4+deb12u8", "70.8 kB"),
            apt("bash", "5.2.15-2+b2", "5.2.15-2+b7", "1,491 kB"),
            apt("libc6", "2.36-9+deb12u8", "2.36-9+deb12u9", "2,757 kB"),
            apt("libc6:i386", "2.36-9+deb12u8", "2.36-9+deb12u9", "2,607 kB"),
            apt("libssl3", "3.0.14-1~deb12u2", "3.0.15-1~deb12u1", "2,023 kB"),
            apt("linux-image-amd64", "6.1.115-1", "6.1.119-1", "1,480 B"));
    assertThat(Objects.requireNonNull(found.totals()).count()).isEqualTo(6);
  }

  @Test
  void apt_quiet_hasWhatIsUnpackedOverAnother() throws IOException {
    TransactionReader found = read(UpdateKind.APT, "apt-get-quiet.txt");
    assertThat(found.packages()).containsExactly(apt("bash", "5.2.15-2+b2", "5.2.15-2+b7", ""));
  }

  @Test
  void apt_3_inColour_isReadAsWithout() throws IOException {
    TransactionReader found = read(UpdateKind.APT, "apt-3.txt");
    assertThat(found.packages())
        .containsExactly(
            apt("libssh-4", "0.10.6-3", "0.11.1-1", ""),
            apt("libxml2", "2.9.14", "2.12.7+dfsg-3", "670 kB"));
    assertThat(Objects.requireNonNull(found.totals()).count()).isEqualTo(2);
  }
}
