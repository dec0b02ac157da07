package io.barto.web.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What counts as one address: of IPv6 the network of 64 bits, since whoever has one has all. */
final class AddressKey {
  private static final int NETWORK_BYTES = 8;

  private AddressKey() {}

  static String of(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      // with a colon in it, no name server is asked
      InetAddress parsed = InetAddress.getByName(address);
      return parsed instanceof Inet6Address
          ? network(parsed.getAddress())
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }

  private static String network(byte[] bytes) {
    var key = new StringBuilder();
    for (int i = 0; i < NETWORK_BYTES; i++) {
      key.append(String.format("%02x", bytes[i] & 0xFF));
    }
    return key.append("::/64").toString();
  }
}
