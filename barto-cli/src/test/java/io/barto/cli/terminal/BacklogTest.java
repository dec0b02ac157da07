package io.barto.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BacklogTest {
  private static final int MEMORY = 100;

  @TempDir private Path folder;

  private static byte[] bytes(int many) {
    byte[] bytes = new byte[many];
    new Random(many).nextBytes(bytes);
    return bytes;
  }

  private static byte[] rest(Backlog backlog) {
    try {
      var all = new ByteArrayOutputStream();
      byte[] chunk = new byte[70];
      for (int length = backlog.take(chunk); length >= 0; length = backlog.take(chunk)) {
        all.write(chunk, 0, length);
      }
      return all.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatFitsIntoMemory_touchesNoDisk() throws IOException {
    var backlog = new Backlog(MEMORY, folder.resolve("none"), 1_000);
    backlog.put(bytes(MEMORY), 0, MEMORY);
    backlog.end();
    assertThat(rest(backlog)).isEqualTo(bytes(MEMORY));
  }

  @Test
  void moreIsTakenWithoutAReader_andNoFileIsToBeSeen() throws IOException {
    var backlog = new Backlog(MEMORY, folder, 100_000);
    byte[] all = bytes(50_000);
    for (int i = 0; i < all.length; i += 50) {
      backlog.put(all, i, 50);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
    backlog.end();
    assertThat(rest(backlog)).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 70, 1_000})
  void aFileThatIsFull_orCannotBe_makesTheWriterWait(int largest) throws Exception {
    var backlog = new Backlog(MEMORY, largest == 0 ? folder.resolve("none") : folder, largest);
    byte[] all = bytes(20_000);
    var reader = CompletableFuture.supplyAsync(() -> rest(backlog));
    backlog.put(all, 0, all.length);
    backlog.end();
    assertThat(reader.get(20, TimeUnit.SECONDS)).isEqualTo(all);
  }

  @Test
  void aReaderThatLeaves_freesTheWriter() throws Exception {
    var backlog = new Backlog(MEMORY, folder, 0);
    var writer =
        CompletableFuture.runAsync(
            () ->
                assertThatThrownBy(() -> backlog.put(bytes(1_000), 0, 1_000))
                    .isInstanceOf(IOException.class));
    backlog.take(new byte[10]);
    backlog.abandon();
    writer.get(20, TimeUnit.SECONDS);
  }
}
