package io.barto.web.caller;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"vader", "a%41b +&?", "m\u00fcnchen-1", "\u65e5\u672c"})
  void utf8_isWhatThePeerSent_howeverTheContainerReadIt(String name) {
    assertThat(PeerName.utf8(new String(name.getBytes(UTF_8), ISO_8859_1))).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u65e5\u672c", "caf\u00e9"})
  void utf8_leavesWhatIsNoUtf8OrReadRightly(String name) {
    assertThat(PeerName.utf8(name)).isEqualTo(name);
  }
}
