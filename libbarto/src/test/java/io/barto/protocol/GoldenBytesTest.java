package io.barto.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The bytes of every message are what the files say, and stay so. */
class GoldenBytesTest {
  private interface Decoder<M> {
    M decode(ByteBuffer bytes) throws ProtocolException;
  }

  @TestFactory
  Stream<DynamicTest> cliToServer() {
    return tests(
        CliToServer.class,
        "cli-to-server",
        Samples.cliToServer(),
        CliToServerCodec::encode,
        CliToServerCodec::decode);
  }

  @TestFactory
  Stream<DynamicTest> serverToCli() {
    return tests(
        ServerToCli.class,
        "server-to-cli",
        Samples.serverToCli(),
        ServerToCliCodec::encode,
        ServerToCliCodec::decode);
  }

  @TestFactory
  Stream<DynamicTest> serverToWorker() {
    return tests(
        ServerToWorker.class,
        "server-to-worker",
        Samples.serverToWorker(),
        ServerToWorkerCodec::encode,
        ServerToWorkerCodec::decode);
  }

  @TestFactory
  Stream<DynamicTest> workerToServer() {
    return tests(
        WorkerToServer.class,
        "worker-to-server",
        Samples.workerToServer(),
        WorkerToServerCodec::encode,
        WorkerToServerCodec::decode);
  }

  private static <M> Stream<DynamicTest> tests(
      Class<M> family,
      String file,
      Map<String, M> samples,
      Function<M, byte[]> encode,
      Decoder<M> decode) {
    Map<String, String> golden = golden(file);
    assertThat(samples.keySet()).containsExactlyElementsOf(golden.keySet());
    assertThat(samples.values().stream().<Object>map(Object::getClass))
        .contains(messagesOf(family));
    return samples.entrySet().stream()
        .map(
            sample -> {
              String hex = Objects.requireNonNull(golden.get(sample.getKey()));
              return DynamicTest.dynamicTest(
                  sample.getKey(), () -> check(sample.getValue(), hex, encode, decode));
            });
  }

  private static Object[] messagesOf(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses())
        .flatMap(kind -> kind.isRecord() ? Stream.of(kind) : Arrays.stream(messagesOf(kind)))
        .toArray();
  }

  private static <M> void check(
      M message, String hex, Function<M, byte[]> encode, Decoder<M> decode)
      throws ProtocolException {
    assertThat(HexFormat.of().formatHex(encode.apply(message))).isEqualTo(hex);
    assertThat(decode.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)))).isEqualTo(message);
  }

  private static Map<String, String> golden(String file) {
    var golden = new LinkedHashMap<String, String>();
    try (InputStream in = GoldenBytesTest.class.getResourceAsStream("/wire/" + file + ".txt")) {
      new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(": ", 2))
          .forEach(parts -> golden.put(parts[0], parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return golden;
  }
}
