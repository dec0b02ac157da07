package io.barto.launcher.database;

import io.barto.launcher.failure.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two launchers from using one data directory; the system lets go of it with the process. */
final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock take(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
            + file.getParent()
            + ". Stop it, or give this one a data_dir of its own in its configuration.");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
