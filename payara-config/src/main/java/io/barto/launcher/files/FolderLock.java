package io.barto.launcher.files;

import io.barto.launcher.failure.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two launchers from using one data directory; the system lets go of it with the process. */
public final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder for this process.
   *
   * @throws StartFailure where another process has it
   */
  public static FolderLock take(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new FolderLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // taken by this very JVM: as taken as by another
    }
    channel.close();
    throw StartFailure.failed(
        "Another bartos already runs with the data directory "
            + folder
            + ". Stop it, or give this one a data_dir of its own in its configuration.");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
