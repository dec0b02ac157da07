package io.barto.tls;

import static java.time.temporal.ChronoUnit.DAYS;

import io.barto.tls.CertificateRequest.Purpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/** An authority and its certificates, in the files of a folder. */
final class Pki {
  private final Path folder;
  private final CertificateIssuer issuer = new CertificateIssuer(new SecureRandom());
  private final Identity authority;

  Pki(Path folder, String name) {
    this.folder = folder;
    this.authority = issuer.selfSigned(request(name, Purpose.AUTHORITY, List.of(), -1, 3650));
    write("ca", authority);
  }

  private static CertificateRequest request(
      String name, Purpose purpose, List<String> hosts, int from, int until) {
    Instant now = Instant.now();
    return new CertificateRequest(
        name, purpose, hosts, now.plus(from, DAYS), now.plus(until, DAYS));
  }

  /** A certificate that is valid from and until these days from now. */
  Identity issue(String name, Purpose purpose, List<String> hosts, int from, int until) {
    Identity issued = issuer.issue(request(name, purpose, hosts, from, until), authority);
    write(name, issued);
    return issued;
  }

  /** A certificate of a server, valid now. */
  Identity server(String name, String... hosts) {
    return issue(name, Purpose.SERVER, List.of(hosts), -1, 365);
  }

  /** A certificate of a client, valid now. */
  Identity client(String name) {
    return issue(name, Purpose.CLIENT, List.of(), -1, 365);
  }

  Path ca() {
    return certificate("ca");
  }

  Path certificate(String name) {
    return folder.resolve(name + ".pem");
  }

  Path key(String name) {
    return folder.resolve(name + ".key");
  }

  private void write(String name, Identity identity) {
    try {
      Files.createDirectories(folder);
      Files.writeString(key(name), PemText.of(identity.key()));
      Files.writeString(certificate(name), PemText.of(identity.certificate()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
