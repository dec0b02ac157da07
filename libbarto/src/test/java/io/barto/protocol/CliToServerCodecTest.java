package io.barto.protocol;

import java.nio.ByteBuffer;

class CliToServerCodecTest extends CodecContract<CliToServer> {
  @Override
  Class<CliToServer> family() {
    return CliToServer.class;
  }

  @Override
  byte[] encode(CliToServer message) {
    return CliToServerCodec.encode(message);
  }

  @Override
  CliToServer decode(ByteBuffer bytes) throws ProtocolException {
    return CliToServerCodec.decode(bytes);
  }
}
