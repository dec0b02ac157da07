package io.barto.protocol;

import java.nio.ByteBuffer;

class ServerToCliCodecTest extends CodecContract<ServerToCli> {
  @Override
  Class<ServerToCli> family() {
    return ServerToCli.class;
  }

  @Override
  byte[] encode(ServerToCli message) {
    return ServerToCliCodec.encode(message);
  }

  @Override
  ServerToCli decode(ByteBuffer bytes) throws ProtocolException {
    return ServerToCliCodec.decode(bytes);
  }
}
