package io.barto.launcher.container;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barto.launcher.failure.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ListenPortTest {

  @Test
  void check_saysWhichAddressIsTakenAndWhatToDo() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> new ListenPort("127.0.0.1", other.getLocalPort(), "[actix]").check())
          .isInstanceOf(StartFailure.class)
          .hasMessage(
              "Cannot listen on 127.0.0.1:%d: another program already does. Stop it (ss -ltnp shows which it is), or set [actix] port to a free one."
                  .formatted(other.getLocalPort()));
    }
  }

  @Test
  void check_saysThatTheAddressIsNotOfThisMachine() {
    assertThatThrownBy(
            () -> new ListenPort("192.0.2.1", 20_000, "[actix]").check()) // RFC 5737: nobody's
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("192.0.2.1:20000")
        .hasMessageContaining("no such address");
  }

  @Test
  void check_leavesAFreePortFree() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    assertThatCode(
            () -> {
              new ListenPort("127.0.0.1", free, "[actix]").check();
              new ListenPort("127.0.0.1", free, "[actix]").check();
            })
        .doesNotThrowAnyException();
  }
}
