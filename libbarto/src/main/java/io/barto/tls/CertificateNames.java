package io.barto.tls;

import static java.util.Objects.requireNonNull;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Whom a certificate is about.
 *
 * @param commonName of its subject; null where it has none
 * @param dns its DNS subject alternative names
 * @param ips its addresses among them
 */
public record CertificateNames(@Nullable String commonName, List<String> dns, List<String> ips) {
  private static final int DNS = 2;
  private static final int IP = 7;

  public CertificateNames {
    dns = List.copyOf(dns);
    ips = List.copyOf(ips);
  }

  /** The names of a certificate. */
  public static CertificateNames of(X509Certificate certificate) {
    return new CertificateNames(
        commonName(certificate.getSubjectX500Principal()),
        alternatives(certificate, DNS),
        alternatives(certificate, IP));
  }

  /** The common name in a distinguished name; null where it has none. */
  public static @Nullable String commonName(X500Principal name) {
    try {
      for (Rdn part : new LdapName(name.getName(X500Principal.RFC2253)).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          return part.getValue().toString();
        }
      }
      return null;
    } catch (InvalidNameException e) {
      return null;
    }
  }

  private static List<String> alternatives(X509Certificate certificate, int type) {
    var found = new ArrayList<String>();
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      for (List<?> name : names == null ? List.<List<?>>of() : names) {
        if (name.get(0) instanceof Integer kind && kind == type) {
          found.add(String.valueOf(requireNonNull(name.get(1))));
        }
      }
    } catch (CertificateParsingException e) {
      return List.of(); // a certificate with damaged names has none
    }
    return found;
  }

  /**
   * Whether it may stand for a worker of this name: the common name, exactly, or one of the DNS
   * names, in which case does not matter. A wildcard stands for itself only.
   */
  public boolean nameWorker(String worker) {
    return worker.equals(commonName) || dns.stream().anyMatch(n -> lower(n).equals(lower(worker)));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** All of them, each once. */
  public Set<String> all() {
    var all = new LinkedHashSet<String>(dns);
    all.addAll(ips);
    if (commonName != null) {
      all.add(commonName);
    }
    return all;
  }
}
