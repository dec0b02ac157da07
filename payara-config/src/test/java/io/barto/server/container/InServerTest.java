package io.barto.server.container;

import io.barto.server.arquillian.ServerArchive;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that runs inside the server. */
@ExtendWith(ArquillianExtension.class)
abstract class InServerTest {
  @Deployment
  public static WebArchive server() {
    return ServerArchive.create();
  }
}
