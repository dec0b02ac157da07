package io.barto.selftest.site;

import io.barto.selftest.load.Load;
import io.barto.selftest.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A whole barto: a server with its database, workers, and a wire between each and the server. */
public final class Site {
  private final Path folder;
  private final Path script;
  private final int port;
  private final String keys;
  private final Program server;
  private final Map<String, Program> workers = new LinkedHashMap<>();
  private final Map<String, Wire> wires = new LinkedHashMap<>();

  private Site(Path folder, Path bin, String keys) throws IOException {
    this.folder = folder;
    this.script = Load.writeScript(folder);
    this.port = freePort();
    this.keys = keys;
    this.server = program("server", bin.resolve("bartos"), configFile());
  }

  /**
   * Writes everything that the programs need, and starts none of them.
   *
   * @param bin where the programs are
   * @param hmacKey that seals all messages; empty: they are not sealed
   */
  public static Site in(Path folder, Path bin, Load load, String hmacKey) throws IOException {
    String keys = hmacKey.isEmpty() ? "" : "hmac_key = \"" + hmacKey + "\"\n";
    var site = new Site(folder, bin, keys);
    site.configure(load);
    for (String worker : load.workers()) {
      site.add(worker, bin.resolve("bartoc"));
    }
    return site;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Program program(String name, Path executable, Path config) {
    return new Program(
        name, folder.resolve(name), List.of(executable.toString(), "-e", "-c", config.toString()));
  }

  /** Writes {@code bartos.toml}, whole at once, so that a server that watches it reads no half. */
  public void configure(Load load) throws IOException {
    Path draft = folder.resolve("bartos.toml.new");
    Files.writeString(
        draft,
        """
        %sdata_dir = "%s"
        [actix]
        workers = 4
        ip = "127.0.0.1"
        port = %d
        %s"""
            .formatted(keys, dataDir(), port, load.toml(script)));
    Files.move(
        draft, configFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void add(String worker, Path executable) throws IOException {
    var wire = new Wire(port);
    wires.put(worker, wire);
    Path config = folder.resolve(worker + ".toml");
    Files.writeString(
        config,
        """
        %sname = "%s"
        retry_count = 3
        data_dir = "%s"
        [bartos]
        prefix = "ws"
        host = "127.0.0.1"
        port = %d
        """
            .formatted(keys, worker, workerData(worker), wire.port()));
    workers.put(worker, program(worker, executable, config));
  }

  public Path folder() {
    return folder;
  }

  /** Where the server's configuration is. */
  public Path configFile() {
    return folder.resolve("bartos.toml");
  }

  /** Where the server keeps its database. */
  public Path dataDir() {
    return folder.resolve("server-data");
  }

  /** Where a worker keeps its journal, in {@code db}, and its output. */
  public Path workerData(String worker) {
    return folder.resolve(worker + "-data");
  }

  public Program server() {
    return server;
  }

  public Map<String, Program> workers() {
    return Map.copyOf(workers);
  }

  public Map<String, Wire> wires() {
    return Map.copyOf(wires);
  }

  /** Server and workers. */
  public List<Program> programs() {
    var all = new ArrayList<Program>();
    all.add(server);
    all.addAll(workers.values());
    return all;
  }

  /** Starts again what has ended though nobody asked it to. */
  public void keepAlive() throws IOException {
    for (Program program : programs()) {
      program.keepAlive();
    }
  }

  /** Ends workers, whose commands may run on, and the server with its database. */
  public void stop() throws InterruptedException {
    var ending = new ArrayList<Thread>();
    for (Program worker : workers.values()) {
      ending.add(stopping(worker));
    }
    ending.add(stopping(server));
    for (Thread thread : ending) {
      thread.join();
    }
    wires.values().forEach(Wire::close);
  }

  private static Thread stopping(Program program) {
    var thread =
        new Thread(
            () -> {
              try {
                program.stop();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop " + program.name());
    thread.start();
    return thread;
  }
}
