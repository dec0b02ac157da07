package io.barto.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a peer's certificate is not accepted, in people's words. */
public final class RefusedCertificateException extends CertificateException {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private static final Pattern JAVA_NAME = Pattern.compile("([a-z]+\\.)+[A-Z]\\w*: ");

  private final Kind kind;

  /** What is wrong. */
  public enum Kind {
    /** It, or one that leads to it, has expired. */
    EXPIRED,
    /** It, or one that leads to it, is not valid yet. */
    NOT_YET_VALID,
    /** It is for other names than the one asked for. */
    OTHER_NAMES,
    /** No authority that is trusted here has issued it. */
    FOREIGN,
    /** Something else. */
    OTHER
  }

  private RefusedCertificateException(Kind kind, String reason, Throwable cause) {
    super(reason, cause);
    this.kind = kind;
  }

  /** What is wrong with it. */
  public Kind kind() {
    return kind;
  }

  /**
   * @param host that was to be reached; null where the peer is a client
   */
  static RefusedCertificateException of(
      X509Certificate[] chain, @Nullable String host, CertificateException cause) {
    Kind kind = kind(cause, chain);
    X509Certificate its = chain[0];
    String reason =
        switch (kind) {
          case EXPIRED -> "it expired on " + date(offending(chain, true).getNotAfter());
          case NOT_YET_VALID ->
              "it is not valid before "
                  + date(offending(chain, false).getNotBefore())
                  + "; is this host's clock right?";
          case OTHER_NAMES -> "it is for " + names(its) + ", not for " + host;
          case FOREIGN ->
              "its issuer \""
                  + chain[chain.length - 1].getIssuerX500Principal().getName()
                  + "\" is no authority that is trusted here"
                  + (isNamesake(cause) ? "; one of that name is, with another key" : "");
          case OTHER -> JAVA_NAME.matcher(String.valueOf(cause.getMessage())).replaceAll("");
        };
    return new RefusedCertificateException(
        kind,
        "the certificate \"" + its.getSubjectX500Principal().getName() + "\" is refused: " + reason,
        cause);
  }

  private static String names(X509Certificate certificate) {
    var names = CertificateNames.of(certificate).all();
    return names.isEmpty() ? "no host at all" : String.join(", ", names);
  }

  private static Kind kind(CertificateException cause, X509Certificate[] chain) {
    String message = String.valueOf(cause.getMessage());
    if (message.startsWith("No name matching") || message.startsWith("No subject alternative")) {
      return Kind.OTHER_NAMES;
    }
    if (message.contains("unable to find valid certification path") || isNamesake(cause)) {
      return Kind.FOREIGN;
    }
    Instant now = Instant.now();
    if (now.isAfter(end(offending(chain, true)))) {
      return Kind.EXPIRED;
    }
    return now.isBefore(begin(offending(chain, false))) ? Kind.NOT_YET_VALID : Kind.OTHER;
  }

  /** Whether an authority of the right name is trusted that has not signed it. */
  private static boolean isNamesake(CertificateException cause) {
    String message = String.valueOf(cause.getMessage());
    return message.contains("does not chain with any of the trust anchors")
        || message.contains("signature check failed");
  }

  /** The one of a chain that ends first, or the one that begins last. */
  private static X509Certificate offending(X509Certificate[] chain, boolean end) {
    X509Certificate found = chain[0];
    for (X509Certificate other : chain) {
      boolean worse = end ? end(other).isBefore(end(found)) : begin(other).isAfter(begin(found));
      found = worse ? other : found;
    }
    return found;
  }

  private static Instant begin(X509Certificate certificate) {
    return certificate.getNotBefore().toInstant();
  }

  private static Instant end(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant();
  }

  static String date(Date date) {
    return DATE.format(date.toInstant());
  }

  /** The refusal that a failure was caused by. */
  public static Optional<RefusedCertificateException> in(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof RefusedCertificateException refusal) {
        return Optional.of(refusal);
      }
    }
    return Optional.empty();
  }
}
