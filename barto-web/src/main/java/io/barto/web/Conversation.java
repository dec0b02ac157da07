package io.barto.web;

import io.barto.protocol.WorkerToServer;

/** What becomes of a worker's messages; each says whether there was a use for it. */
interface Conversation extends WorkerToServer.Handler<Boolean> {
  /** A handler can't throw it; whoever called the handler does. */
  void throwIfInterrupted() throws InterruptedException;
}
