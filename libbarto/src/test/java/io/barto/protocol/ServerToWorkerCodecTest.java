package io.barto.protocol;

import java.nio.ByteBuffer;

class ServerToWorkerCodecTest extends CodecContract<ServerToWorker> {
  @Override
  Class<ServerToWorker> family() {
    return ServerToWorker.class;
  }

  @Override
  byte[] encode(ServerToWorker message) {
    return ServerToWorkerCodec.encode(message);
  }

  @Override
  ServerToWorker decode(ByteBuffer bytes) throws ProtocolException {
    return ServerToWorkerCodec.decode(bytes);
  }
}
