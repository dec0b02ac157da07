package io.barto.server.arquillian;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.GenericArchive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The server as it is shipped, with the tests that run in it. */
public final class ServerArchive {
  /** Deployed at the context root {@code /} because of its name. */
  static final String NAME = "ROOT.war";

  private static final String TESTS = ".*/io/barto/server/container/.*";

  private ServerArchive() {}

  public static WebArchive create() {
    GenericArchive tests =
        ShrinkWrap.create(ExplodedImporter.class, "tests.jar")
            .importDirectory(codeOf(ServerArchive.class))
            .as(GenericArchive.class);
    return ShrinkWrap.create(ZipImporter.class, NAME)
        .importFrom(Path.of("target", "programs", "barto.war").toFile())
        .as(WebArchive.class)
        .merge(tests, "WEB-INF/classes", Filters.include(TESTS))
        .addAsLibraries(codeOf(Assertions.class));
  }

  private static File codeOf(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
