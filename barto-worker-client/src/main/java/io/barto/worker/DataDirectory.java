package io.barto.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.WRITE;

import io.barto.worker.command.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where this worker keeps its files, for as long as it lives its alone.
 *
 * @param path the directory
 * @param lock on a file in it; the system takes it back when the process ends, however it does
 */
record DataDirectory(Path path, FileLock lock) implements AutoCloseable {
  /**
   * Makes the directory where it does not exist, and takes it.
   *
   * @throws StartException where another worker has it, or it can't be written
   */
  static DataDirectory take(Path path) throws StartException {
    try {
      PrivateFiles.directory(path);
      Path file = PrivateFiles.file(path.resolve("bartoc.lock"));
      FileChannel channel = FileChannel.open(file, WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new StartException(
            "another bartoc uses the data directory "
                + path
                + ". Stop it, or give this one another: data_dir in bartoc.toml");
      }
      channel.truncate(0);
      channel.write(UTF_8.encode(ProcessHandle.current().pid() + "\n"));
      return new DataDirectory(path, lock);
    } catch (IOException e) {
      throw new StartException("the data directory " + path + " can't be used: " + e.getMessage());
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  /** Where runs have their directories. */
  Path runs() throws IOException {
    return PrivateFiles.directory(path.resolve("runs"));
  }

  @Override
  public void close() throws IOException {
    lock.channel().close();
  }
}
