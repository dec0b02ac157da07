package io.barto.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenConnectionsTest {
  private final OpenConnections connections = new OpenConnections(3, 2);

  @Test
  void thereIsRoom_untilThereIsNone_andAgainWhenOneLeaves() {
    assertThat(connections.enter("a")).isEmpty();
    assertThat(connections.enter("a")).isEmpty();
    assertThat(connections.enter("a"))
        .hasValueSatisfying(why -> assertThat(why).contains("from one address (2)"));
    assertThat(connections.enter("b")).isEmpty();
    assertThat(connections.enter("c"))
        .hasValueSatisfying(why -> assertThat(why).contains("it may have (3)"));
    connections.leave("a");
    assertThat(connections.enter("c")).isEmpty();
    assertThat(connections.open()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 20010db800010002::/64",
    "2001:db8:1:2::1, 20010db800010002::/64",
    "::ffff:192.0.2.7, 192.0.2.7",
    "'', ''"
  })
  void ofIpv6_theNetworkCounts(String address, String key) {
    assertThat(AddressKey.of(address)).isEqualTo(key);
  }
}
