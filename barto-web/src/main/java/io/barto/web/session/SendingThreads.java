package io.barto.web.session;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Threads that sign what is sent, and send it. One signature takes about a millisecond of a
 * processor: where many fires are due at once, whoever claims them must not make their signatures
 * one after the other, and more threads than processors would make none any sooner.
 */
@ApplicationScoped
public class SendingThreads implements Executor {
  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedThreadFactory threads;

  @SuppressWarnings("NullAway.Init")
  private ExecutorService pool;

  @PostConstruct
  void start() {
    int processors = Runtime.getRuntime().availableProcessors();
    pool = Executors.newFixedThreadPool(Math.max(2, processors), threads);
  }

  @PreDestroy
  void stop() {
    pool.shutdownNow();
  }

  @Override
  public void execute(Runnable sending) {
    pool.execute(sending);
  }
}
