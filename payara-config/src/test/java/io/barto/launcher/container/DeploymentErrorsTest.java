package io.barto.launcher.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class DeploymentErrorsTest {

  private static final Logger LOG = Logger.getLogger(DeploymentErrorsTest.class.getName());

  @Test
  void cause_isTheRootOfTheFirstExceptionInOneLine() {
    try (DeploymentErrors errors = DeploymentErrors.listen()) {
      LOG.log(Level.INFO, "nothing yet");
      LOG.log(
          Level.SEVERE,
          "Exception while deploying",
          new IllegalStateException(new IllegalArgumentException("no such table\nat line 1")));
      LOG.log(Level.SEVERE, "and what follows from it", new IllegalStateException("later"));

      assertThat(errors.cause()).isEqualTo("IllegalArgumentException: no such table");
    }
  }

  @Test
  void cause_isTheFirstSevereMessageWhereNothingWasThrown() {
    try (DeploymentErrors errors = DeploymentErrors.listen()) {
      LOG.log(Level.WARNING, "mind this");
      LOG.log(Level.SEVERE, "this is no archive");

      assertThat(errors.cause()).isEqualTo("this is no archive");
    }
  }
}
