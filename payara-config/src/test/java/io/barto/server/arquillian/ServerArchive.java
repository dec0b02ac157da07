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
  private static final String TESTS = "/io/barto/server/container/.*";

  private ServerArchive() {}

  /** Named so that it is deployed at the context root {@code /}. */
  public static WebArchive create() {
    GenericArchive tests =
        ShrinkWrap.create(ExplodedImporter.class, "tests.jar")
            .importDirectory(codeOf(ServerArchive.class), Filters.include(TESTS))
            .as(GenericArchive.class);
    return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
        .importFrom(Path.of("target", "programs", "barto.war").toFile())
        .as(WebArchive.class)
        .merge(tests, "WEB-INF/classes")
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
