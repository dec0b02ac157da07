package io.barto.cli.terminal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Bytes on their way to somebody who may read them much later. So many are held in memory, what is
 * more than that in a file, up to a limit; only beyond that, or where no file can be written, the
 * writer waits for the reader. The file has no name once it is open, so that nothing is left of it
 * however the process ends.
 *
 * <p>The order is kept since memory is filled only while the file is empty, and read first.
 */
final class Backlog {
  private final byte[] memory;
  private final Path folder;
  private final long largestFile;
  private @Nullable FileChannel file;
  private int first;
  private int inMemory;
  private long read;
  private long written;
  private boolean full;
  private boolean ended;
  private boolean abandoned;

  /**
   * @param folder where the file is made, once there is need for it
   */
  Backlog(int inMemory, Path folder, long largestFile) {
    this.memory = new byte[inMemory];
    this.folder = folder;
    this.largestFile = largestFile;
  }

  /**
   * Takes bytes from the writer.
   *
   * @throws IOException if nobody reads any more
   */
  synchronized void put(byte[] bytes, int offset, int length) throws IOException {
    try {
      for (int done = 0; done < length; ) {
        check();
        int taken = taken(bytes, offset + done, length - done);
        done += taken;
        notifyAll();
        if (taken == 0) {
          wait();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /**
   * Fails where nobody reads any more.
   *
   * @throws IOException then
   */
  synchronized void check() throws IOException {
    if (abandoned) {
      throw new IOException("nobody reads any more");
    }
  }

  private int taken(byte[] bytes, int offset, int length) {
    if (read == written && inMemory < memory.length) {
      int end = (first + inMemory) % memory.length;
      int room = Math.min(memory.length - inMemory, memory.length - end);
      int taken = Math.min(room, length);
      System.arraycopy(bytes, offset, memory, end, taken);
      inMemory += taken;
      return taken;
    }
    return full ? 0 : spilled(bytes, offset, (int) Math.min(length, largestFile - written));
  }

  /** What the file takes; a disk that is full or can't be written to takes nothing more. */
  private int spilled(byte[] bytes, int offset, int length) {
    try {
      FileChannel to = file == null ? opened() : file;
      file = to;
      int taken = to.write(ByteBuffer.wrap(bytes, offset, length), written);
      written += taken;
      return taken;
    } catch (IOException e) {
      full = true;
      return 0;
    }
  }

  private FileChannel opened() throws IOException {
    return FileChannel.open(
        Files.createTempFile(folder, "barto-cli", ".answer"),
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * Gives the reader what comes next, as soon as there is something.
   *
   * @return how many bytes; less than 0: that was all
   */
  synchronized int take(byte[] into) throws IOException {
    try {
      while (inMemory == 0 && read == written && !ended && !abandoned) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
    notifyAll();
    if (abandoned) {
      return -1;
    }
    return inMemory > 0 ? fromMemory(into) : fromFile(into);
  }

  private int fromMemory(byte[] into) {
    int taken = Math.min(into.length, Math.min(inMemory, memory.length - first));
    System.arraycopy(memory, first, into, 0, taken);
    first = (first + taken) % memory.length;
    inMemory -= taken;
    return taken;
  }

  private int fromFile(byte[] into) throws IOException {
    if (file == null || read == written) {
      return -1;
    }
    int taken = file.read(ByteBuffer.wrap(into), read);
    read += taken;
    if (read == written) {
      file.truncate(0);
      read = 0;
      written = 0;
    }
    return taken;
  }

  /** The writer has nothing more. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Nobody reads any more; what has not been read is forgotten. */
  synchronized void abandon() {
    abandoned = true;
    notifyAll();
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      return; // it has no name: nothing is left of it
    }
  }
}
