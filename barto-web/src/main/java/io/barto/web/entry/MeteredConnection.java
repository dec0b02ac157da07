package io.barto.web.entry;

import io.barto.web.limit.UnfinishedMessages;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/** A connection whose unfinished messages are counted while they are read. */
final class MeteredConnection implements WebConnection, UnfinishedMessages.Holder {
  private static final Logger LOG = System.getLogger(MeteredConnection.class.getName());

  private final WebConnection web;
  private final UnfinishedMessages unfinished;
  private final OrderlyEnd end;
  private final FrameMeter meter = new FrameMeter();
  private volatile long since;
  private long held;
  private boolean gone;

  /**
   * @param later calls back in a moment
   */
  MeteredConnection(WebConnection web, UnfinishedMessages unfinished, Consumer<Runnable> later) {
    this.web = web;
    this.unfinished = unfinished;
    this.end = new OrderlyEnd(this::closeNow, later);
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Input(web.getInputStream());
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    return web.getOutputStream();
  }

  @Override
  public long since() {
    return since;
  }

  @Override
  public void cut() {
    LOG.log(Level.WARNING, "the server holds too many unfinished messages: the oldest is cut off");
    forget();
    try {
      end.endAtOnce();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "closing a connection that was gone", e);
    }
  }

  @Override
  public void close() throws IOException {
    forget();
    end.end();
  }

  private void closeNow() throws IOException {
    try {
      web.close();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private void read(byte[] bytes, int from, int count) {
    long before;
    long now;
    synchronized (this) {
      if (gone) {
        return;
      }
      before = held;
      meter.read(bytes, from, count);
      held = meter.held();
      now = held;
      if (before == 0 || now < before) {
        since = System.nanoTime();
      }
    }
    unfinished.changed(this, before, now);
  }

  /** What it held, the container drops. */
  void forget() {
    long before;
    synchronized (this) {
      gone = true;
      before = held;
      held = 0;
    }
    unfinished.changed(this, before, 0);
  }

  private final class Listener implements ReadListener {
    private final ReadListener to;

    Listener(ReadListener to) {
      this.to = to;
    }

    @Override
    public void onDataAvailable() throws IOException {
      end.read(to::onDataAvailable);
    }

    @Override
    public void onAllDataRead() throws IOException {
      end.read(to::onAllDataRead);
    }

    @Override
    public void onError(Throwable failure) {
      try {
        end.read(() -> to.onError(failure));
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "closing a connection that was gone", e);
      }
    }
  }

  private final class Input extends ServletInputStream {
    private final ServletInputStream in;

    Input(ServletInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      if (value >= 0) {
        MeteredConnection.this.read(new byte[] {(byte) value}, 0, 1);
      }
      return value;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      int count = in.read(bytes, from, most);
      if (count > 0) {
        MeteredConnection.this.read(bytes, from, count);
      }
      return count;
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(new Listener(listener));
    }
  }
}
