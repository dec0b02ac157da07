package io.barto.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/** The name that a peer gives in its address. */
final class PeerName {
  /** Of whoever gives none. */
  static final String NONE = "Unknown";

  private PeerName() {}

  /** {@code Unknown} where the peer gives none. */
  static String of(Session session) {
    return utf8(session.getRequestParameterMap().getOrDefault("name", List.of(NONE)).get(0));
  }

  /** The container reads the octets of an address as ISO 8859-1; what peers send is UTF-8. */
  static String utf8(String name) {
    if (name.chars().anyMatch(c -> c > 0xFF)) {
      return name;
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(name.getBytes(ISO_8859_1))).toString();
    } catch (CharacterCodingException e) {
      return name;
    }
  }
}
