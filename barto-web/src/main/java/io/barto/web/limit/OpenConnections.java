package io.barto.web.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts what is open, in all and for each address. Safe for use by several threads. */
final class OpenConnections {
  private final int most;
  private final int mostPerAddress;
  private final Map<String, Integer> byAddress = new HashMap<>();
  private int open;

  OpenConnections(int most, int mostPerAddress) {
    this.most = most;
    this.mostPerAddress = mostPerAddress;
  }

  /** Why there is no room for one more; empty: there is. */
  synchronized Optional<String> full(String address) {
    if (open >= most) {
      return Optional.of("the server has all the connections it may have (" + most + ")");
    }
    if (byAddress.getOrDefault(address, 0) >= mostPerAddress) {
      return Optional.of(
          "the server has all the connections it may have from one address ("
              + mostPerAddress
              + ")");
    }
    return Optional.empty();
  }

  /** Counts one more; where there is no room for it, nothing, and says why. */
  synchronized Optional<String> enter(String address) {
    Optional<String> full = full(address);
    if (full.isEmpty()) {
      open++;
      byAddress.merge(address, 1, Integer::sum);
    }
    return full;
  }

  /** One that entered is gone. */
  synchronized void leave(String address) {
    open--;
    byAddress.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
  }

  synchronized int open() {
    return open;
  }
}
