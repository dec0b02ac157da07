package io.barto.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class ProgramDirsTest {
  private static ProgramDirs dirs(String os, Map<String, String> environment) {
    var system = new Properties();
    system.setProperty("os.name", os);
    system.setProperty("user.home", "/home/luke");
    return ProgramDirs.of("bartoc", environment, system);
  }

  @Test
  void linux_isAsInTheManual() {
    ProgramDirs dirs = dirs("Linux", Map.of());

    assertThat(dirs.configFile()).isEqualTo(Path.of("/home/luke/.config/bartoc/bartoc.toml"));
    assertThat(dirs.dataDir()).isEqualTo(Path.of("/home/luke/.local/share/bartoc"));
    assertThat(dirs.logFile()).isEqualTo(Path.of("/home/luke/.local/share/bartoc/logs/bartoc.log"));
  }

  @Test
  void dataDirOfTheConfiguration_movesTheLogToo() {
    ProgramDirs dirs = dirs("Linux", Map.of());

    assertThat(dirs.withDataDir(Path.of("/srv/barto")).logFile())
        .isEqualTo(Path.of("/srv/barto/logs/bartoc.log"));
    assertThat(dirs.withDataDir(Path.of("/srv/barto")).configFile()).isEqualTo(dirs.configFile());
    assertThat(dirs.withDataDir(null)).isEqualTo(dirs);
  }

  @Test
  void xdg_isHonoured_butNotRelative() {
    assertThat(dirs("Linux", Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "/d")))
        .isEqualTo(new ProgramDirs("bartoc", Path.of("/c/bartoc"), Path.of("/d/bartoc")));
    assertThat(dirs("Linux", Map.of("XDG_CONFIG_HOME", "c", "XDG_DATA_HOME", "")))
        .isEqualTo(dirs("Linux", Map.of()));
  }

  @Test
  void home_goesBeforeWhatJavaThinks() {
    assertThat(dirs("Linux", Map.of("HOME", "/srv")).configDir())
        .isEqualTo(Path.of("/srv/.config/bartoc"));
  }

  @Test
  void macOs_hasItsOwnPlace() {
    assertThat(dirs("Mac OS X", Map.of()).configFile())
        .isEqualTo(Path.of("/home/luke/Library/Application Support/bartoc/bartoc.toml"));
  }

  @Test
  void windows_hasItsOwnPlace() {
    assertThat(dirs("Windows 11", Map.of("APPDATA", "/appdata")).configFile())
        .isEqualTo(Path.of("/appdata/bartoc/bartoc.toml"));
    assertThat(dirs("Windows 11", Map.of()).dataDir())
        .isEqualTo(Path.of("/home/luke/AppData/Roaming/bartoc"));
  }
}
