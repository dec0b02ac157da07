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
class SpoolTest {
  private static final int MEMORY = 100;

  @TempDir private Path folder;

  private static byte[] bytes(int many) {
    byte[] bytes = new byte[many];
    new Random(many).nextBytes(bytes);
    return bytes;
  }

  private static byte[] rest(Spool spool) {
    try {
      var all = new ByteArrayOutputStream();
      byte[] chunk = new byte[70];
      for (int length = spool.take(chunk); length >= 0; length = spool.take(chunk)) {
        all.write(chunk, 0, length);
      }
      return all.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatFitsIntoMemory_touchesNoDisk() throws IOException {
    var spool = new Spool(MEMORY, folder.resolve("none"), 1_000);
    spool.put(bytes(MEMORY), 0, MEMORY);
    spool.end();
    assertThat(rest(spool)).isEqualTo(bytes(MEMORY));
  }

  @Test
  void moreIsTakenWithoutAReader_andNoFileIsToBeSeen() throws IOException {
    var spool = new Spool(MEMORY, folder, 100_000);
    byte[] all = bytes(50_000);
    for (int i = 0; i < all.length; i += 50) {
      spool.put(all, i, 50);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
    spool.end();
    assertThat(rest(spool)).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 70, 1_000})
  void aFileThatIsFull_orCannotBe_makesTheWriterWait(int largest) throws Exception {
    var spool = new Spool(MEMORY, largest == 0 ? folder.resolve("none") : folder, largest);
    byte[] all = bytes(20_000);
    var reader = CompletableFuture.supplyAsync(() -> rest(spool));
    spool.put(all, 0, all.length);
    spool.end();
    assertThat(reader.get(20, TimeUnit.SECONDS)).isEqualTo(all);
  }

  @Test
  void aReaderThatLeaves_freesTheWriter() throws Exception {
    var spool = new Spool(MEMORY, folder, 0);
    var writer =
        CompletableFuture.runAsync(
            () ->
                assertThatThrownBy(() -> spool.put(bytes(1_000), 0, 1_000))
                    .isInstanceOf(IOException.class));
    spool.take(new byte[10]);
    spool.abandon();
    writer.get(20, TimeUnit.SECONDS);
  }
}
