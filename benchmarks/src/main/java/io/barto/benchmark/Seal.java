package io.barto.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.barto.security.Direction;
import io.barto.security.FrameSealer;
import io.barto.security.MacKey;
import io.barto.security.SealedConnection;
import io.barto.security.SealedConnection.Nonce;
import io.barto.security.SigningKey;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the server does to a dispatch of 300 bytes before it sends it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Seal {
  private static final SealedConnection CONNECTION =
      new SealedConnection("vader", new Nonce(1, 2), new UUID(3, 4));

  private final byte[] message = new byte[300];
  private final FrameSealer signing =
      new FrameSealer(
          CONNECTION,
          Direction.TO_WORKER,
          SigningKey.ofBase64(Base64.getEncoder().encodeToString(new byte[32])),
          null);
  private final FrameSealer authenticating =
      new FrameSealer(
          CONNECTION, Direction.TO_WORKER, null, MacKey.of("shared secret".getBytes(UTF_8)));

  @Benchmark
  public byte[] signature() {
    return signing.seal(message);
  }

  @Benchmark
  public byte[] mac() {
    return authenticating.seal(message);
  }
}
