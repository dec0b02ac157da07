package io.barto.launcher;

import io.barto.launcher.container.ListenPort;
import io.barto.launcher.container.PayaraServer;
import java.nio.file.Path;

final class Trial {
  private Trial() {}

  public static void main(String[] args) {
    long start = System.nanoTime();
    ListenPort p = new ListenPort("127.0.0.1", Integer.parseInt(args[1]));
    p.check();
    PayaraServer server = PayaraServer.boot(Path.of(args[0]), p, 2);
    System.out.println("booted " + (System.nanoTime() - start) / 1_000_000);
    server.deploy("barto", Path.of(args[2]));
    System.out.println("deployed " + (System.nanoTime() - start) / 1_000_000);
  }
}
