package io.barto.server.schedule.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTest {
  private static final long QUIET = FileWatch.QUIET.toNanos();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private long now;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("bartos.toml"), text);
  }

  private boolean changedAfter(FileWatch watch, Duration time) {
    now += time.toNanos();
    return watch.hasChanged(now);
  }

  @Test
  void aChange_isSaidOnce_whenTheFileIsAtRest() throws IOException {
    Path file = file("1");
    var watch = new FileWatch(file);
    assertThat(watch.hasChanged(now)).isFalse();
    Files.writeString(file, "22");
    assertThat(watch.hasChanged(now)).isFalse();
    assertThat(watch.hasChanged(now + QUIET - 1)).isFalse();
    assertThat(watch.hasChanged(now + QUIET)).isTrue();
    assertThat(watch.hasChanged(now + 3 * QUIET)).isFalse();
  }

  @Test
  void aFileThatGoesOnChanging_isWaitedFor() throws IOException {
    Path file = file("1");
    var watch = new FileWatch(file);
    String text = "1";
    for (int i = 0; i < 5; i++) {
      text += "1";
      Files.writeString(file, text);
      assertThat(changedAfter(watch, FileWatch.QUIET.minusMillis(1))).isFalse();
    }
    assertThat(changedAfter(watch, FileWatch.QUIET)).isTrue();
  }

  @Test
  void aFileThatIsReplaced_asEditorsDo_isAChange() throws IOException {
    Path file = file("1");
    var watch = new FileWatch(file);
    Files.delete(file);
    assertThat(changedAfter(watch, FileWatch.QUIET)).isFalse();
    assertThat(changedAfter(watch, FileWatch.QUIET)).as("not there").isFalse();
    Path other = Files.writeString(folder.resolve("other"), "22");
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
    assertThat(changedAfter(watch, Duration.ZERO)).isFalse();
    assertThat(changedAfter(watch, FileWatch.QUIET)).isTrue();
  }
}
