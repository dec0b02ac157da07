package io.barto.worker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final URI SERVER = URI.create("ws://bartos.example:21526/v1/ws/worker?name=x");

  @Test
  void failures_sayWhereAndWhat() {
    assertThat(of(new ConnectException("Connection refused")))
        .isEqualTo("nothing answers at bartos.example:21526 (Connection refused)");
    assertThat(of(new UnresolvedAddressException()))
        .isEqualTo("the name bartos.example is not known");
    assertThat(of(new IOException("Response code was not 101: 401."))).contains("api_key");
    assertThat(of(new IOException("Response code was not 101: 404."))).contains("not ready yet");
    assertThat(of(new IOException("odd"))).isEqualTo("bartos.example:21526: odd");
  }

  private static String of(Exception thrown) {
    return String.valueOf(
        Failures.of(new IOException("outer", new IOException("middle", thrown)), SERVER, null, "")
            .getMessage());
  }
}
