package io.barto.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The manual's openssl commands, as they stand there but for the names of hosts. */
final class ManualCertificates {
  private static final String AUTHORITY_AND_SERVER =
      """
      openssl genrsa -out bartos-ca.key 4096
      openssl req -new -x509 -days 3650 \\
        -key bartos-ca.key \\
        -out bartos-ca.pem \\
        -subj "/CN=barto CA"
      openssl genrsa -out bartos.key 4096
      openssl req -new \\
        -key bartos.key \\
        -out bartos.csr \\
        -subj "/CN=bartos.example.com"
      openssl x509 -req -days 365 \\
        -in bartos.csr \\
        -CA bartos-ca.pem \\
        -CAkey bartos-ca.key \\
        -CAcreateserial \\
        -extfile <(printf "subjectAltName=DNS:bartos.example.com,IP:127.0.0.1") \\
        -out bartos.pem
      chmod 600 bartos-ca.key bartos.key
      """;
  private static final String WORKER =
      """
      openssl genrsa -out my-worker.key 4096
      openssl req -new \\
        -key my-worker.key \\
        -out my-worker.csr \\
        -subj "/CN=my-worker"
      openssl x509 -req -days 365 \\
        -in my-worker.csr \\
        -CA bartos-ca.pem \\
        -CAkey bartos-ca.key \\
        -CAcreateserial \\
        -out my-worker.pem
      """;

  private ManualCertificates() {}

  /** The authority and the server's certificate. */
  static void make(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    run(folder, AUTHORITY_AND_SERVER);
  }

  /** The certificate of a worker. */
  static void makeWorker(Path folder, String name) throws IOException, InterruptedException {
    run(folder, WORKER.replace("my-worker", name));
  }

  /** The same with an extension, as openssl may make a certificate of X.509 version 1 without. */
  static void makeWorkerOfVersion3(Path folder, String name)
      throws IOException, InterruptedException {
    String extension = "-extfile <(printf \"extendedKeyUsage=clientAuth\") -out my-worker.pem";
    run(folder, WORKER.replace("-out my-worker.pem", extension).replace("my-worker", name));
  }

  /** Commands of the manual's kind, of a test's own. */
  static void run(Path folder, String script) throws IOException, InterruptedException {
    Path output = folder.resolve("openssl.out");
    Process process =
        new ProcessBuilder("bash", "-e", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    assertThat(ended && process.exitValue() == 0).as(Files.readString(output)).isTrue();
  }
}
