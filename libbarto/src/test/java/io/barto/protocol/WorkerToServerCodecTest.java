package io.barto.protocol;

import java.nio.ByteBuffer;

class WorkerToServerCodecTest extends CodecContract<WorkerToServer> {
  @Override
  Class<WorkerToServer> family() {
    return WorkerToServer.class;
  }

  @Override
  byte[] encode(WorkerToServer message) {
    return WorkerToServerCodec.encode(message);
  }

  @Override
  WorkerToServer decode(ByteBuffer bytes) throws ProtocolException {
    return WorkerToServerCodec.decode(bytes);
  }
}
