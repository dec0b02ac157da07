package io.barto.cli.certs;

import io.barto.tls.CertificateIssuer;
import io.barto.tls.CertificateRequest;
import io.barto.tls.CertificateRequest.Purpose;
import io.barto.tls.Identity;
import io.barto.tls.PemException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes certificates and puts them into files. The names of the files are the manual's. */
final class Workshop {
  private static final String AUTHORITY = "bartos-ca";
  private static final String SERVER = "bartos";
  private static final List<String> THIS_HOST = List.of("localhost", "127.0.0.1");
  private static final Duration AUTHORITY_VALIDITY = Duration.ofDays(3650);
  private static final Duration VALIDITY = Duration.ofDays(365);

  /** Clocks of other hosts may be behind. */
  private static final Duration LEEWAY = Duration.ofMinutes(5);

  private final PemFolder folder;
  private final Clock clock;
  private final CertificateIssuer issuer = new CertificateIssuer(new SecureRandom());

  Workshop(PemFolder folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  PemFolder.Pair authority() throws IOException {
    folder.refuseToReplace(AUTHORITY);
    CertificateRequest request =
        request("barto CA", Purpose.AUTHORITY, List.of(), AUTHORITY_VALIDITY);
    return folder.write(AUTHORITY, issuer.selfSigned(request));
  }

  /**
   * @param names the first is the subject's; of a server all are its hosts'
   */
  PemFolder.Pair issue(Purpose purpose, List<String> names) throws PemException, IOException {
    String first = names.get(0);
    String file = purpose == Purpose.SERVER ? SERVER : fileName(first);
    if (file.equals(AUTHORITY) || (purpose != Purpose.SERVER && file.equals(SERVER))) {
      throw new IllegalArgumentException(
          "the files of "
              + first
              + " would be those of the server or its authority;"
              + " use --dir with another folder, or another name");
    }
    folder.refuseToReplace(file);
    Identity authority = folder.read(AUTHORITY);
    List<String> hosts =
        purpose == Purpose.SERVER ? hosts(names) : isHost(first) ? List.of(first) : List.of();
    return folder.write(file, issuer.issue(request(first, purpose, hosts, VALIDITY), authority));
  }

  private static List<String> hosts(List<String> names) {
    Set<String> all = new LinkedHashSet<>(names);
    all.addAll(THIS_HOST);
    return List.copyOf(all);
  }

  private static boolean isHost(String name) {
    return name.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?") && !name.matches("[0-9.]+");
  }

  private static String fileName(String name) {
    return name.replaceAll("[^\\p{L}\\p{N}._-]|^\\.", "_");
  }

  private CertificateRequest request(
      String name, Purpose purpose, List<String> hosts, Duration validity) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new CertificateRequest(name, purpose, hosts, now.minus(LEEWAY), now.plus(validity));
  }
}
