package io.barto.worker;

import io.barto.worker.journal.Version1Facts;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whether version 1 is spoken with a server that offers no other. Who changes what passes on the
 * network can leave the offer of version 2 out, and with it what protects version 2; so a server
 * that has spoken version 2 with this worker is held to it.
 *
 * @param allowed what the configuration says; null: nothing
 * @param server its host and port
 * @param file the configuration's
 */
record VersionRule(@Nullable Boolean allowed, String server, Path file) {
  /** Why not, for people; null: it is. */
  @Nullable String objection(Version1Facts facts) {
    if (allowed == null) {
      return facts.knowsVersion2Of(server) ? heldTo2() : null;
    }
    return allowed
        ? null
        : "the server speaks version 1 of the protocol only, and "
            + file
            + " says allow_version_1 = false";
  }

  private String heldTo2() {
    return "the server at "
        + server
        + " has spoken version 2 of the protocol before and now offers version 1 only: somebody in"
        + " between may have changed that. If bartos itself was set back, say"
        + " allow_version_1 = true in "
        + file;
  }
}
