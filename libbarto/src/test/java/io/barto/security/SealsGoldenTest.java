package io.barto.security;

import static io.barto.security.TestKeys.CONNECTION;
import static io.barto.security.TestKeys.MAC;
import static io.barto.security.TestKeys.SIGNING;
import static io.barto.security.TestKeys.VERIFYING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seals and envelopes are the bytes that other programs made of the same message and keys. */
class SealsGoldenTest {
  private static final byte[] MESSAGE = HexFormat.of().parseHex("15fd80945550ddc10c00");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T10:00:00.9Z"));

  @ParameterizedTest
  @CsvSource({
    "toWorker.plain, TO_WORKER, false, false",
    "toWorker.mac, TO_WORKER, true, false",
    "toWorker.signature, TO_WORKER, false, true",
    "toWorker.both, TO_WORKER, true, true",
    "toServer.plain, TO_SERVER, false, false",
    "toServer.mac, TO_SERVER, true, false"
  })
  void frames(String name, Direction direction, boolean mac, boolean signature) throws Exception {
    byte[] golden = golden(name);
    var sealer = new FrameSealer(CONNECTION, direction, signing(signature), mac(mac));
    assertThat(sealer.seal(MESSAGE)).isEqualTo(golden);
    var opener = new FrameOpener(CONNECTION, direction, signature ? VERIFYING : null, mac(mac));
    assertThat(opener.open(ByteBuffer.wrap(golden))).isEqualTo(ByteBuffer.wrap(MESSAGE));
  }

  @ParameterizedTest
  @CsvSource({
    "version1.mac, true, false",
    "version1.signature, false, true",
    "version1.both, true, true"
  })
  void envelopes(String name, boolean mac, boolean signature) throws Exception {
    byte[] golden = golden(name);
    var envelope =
        new Version1Envelope(signing(signature), mac(mac), CLOCK, () -> 0x0102030405060708L);
    assertThat(envelope.wrap(new byte[] {1})).isEqualTo(golden);
    var opener =
        new Version1Opener(signature ? VERIFYING : null, mac(mac), Duration.ofSeconds(60), CLOCK);
    assertThat(opener.unwrap(ByteBuffer.wrap(golden))).isEqualTo(ByteBuffer.wrap(new byte[] {1}));
  }

  @Test
  void anEnvelopeWithoutKeys_isTheMessage() {
    var envelope = new Version1Envelope(null, null, CLOCK, () -> 1);
    assertThat(envelope.wrap(MESSAGE)).isEqualTo(MESSAGE);
  }

  private static @Nullable SigningKey signing(boolean wanted) {
    return wanted ? SIGNING : null;
  }

  private static @Nullable MacKey mac(boolean wanted) {
    return wanted ? MAC : null;
  }

  private static byte[] golden(String name) throws IOException {
    Map<String, String> golden = new LinkedHashMap<>();
    try (InputStream in = SealsGoldenTest.class.getResourceAsStream("/wire/seals.txt")) {
      new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(": ", 2))
          .forEach(parts -> golden.put(parts[0], parts[1]));
    }
    return HexFormat.of().parseHex(Objects.requireNonNull(golden.get(name), name));
  }
}
