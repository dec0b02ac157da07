package io.barto.cli.connection;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;

/** Puts what the web socket brings into the inbox. */
final class AnswerEndpoint extends Endpoint {
  private final Inbox inbox;

  AnswerEndpoint(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    MessageHandler.Whole<byte[]> handler = inbox::message;
    session.addMessageHandler(byte[].class, handler);
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    String phrase = reason.getReasonPhrase();
    String said =
        phrase == null || phrase.isEmpty() ? "without a reason" : "saying \"" + phrase + '"';
    inbox.end("it was closed with code " + reason.getCloseCode().getCode() + ", " + said);
  }

  @Override
  public void onError(Session session, Throwable failure) {
    inbox.end(failure.getClass().getSimpleName());
  }
}
