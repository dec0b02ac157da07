package io.barto.launcher;

import io.barto.program.ProcessSignals;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * SIGHUP lets the server read its schedules again, as with other servers, in place of ending it.
 * The application has another class loader: it is known by the name of its management bean only.
 */
final class ReloadOnSignal {
  private static final Logger LOG = System.getLogger(ReloadOnSignal.class.getName());
  private static final String BEAN = "io.barto:type=Reload";

  private ReloadOnSignal() {}

  static void install() {
    if (!ProcessSignals.on("HUP", ReloadOnSignal::reload)) {
      LOG.log(Level.WARNING, "SIGHUP is not handled here: use barto-cli reload");
    }
  }

  private static void reload() {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(new ObjectName(BEAN), "reload", new Object[0], new String[0]);
    } catch (InstanceNotFoundException e) {
      LOG.log(Level.INFO, "SIGHUP: the server is just starting, and reads its file anyway");
    } catch (JMException e) {
      LOG.log(Level.ERROR, "SIGHUP: the schedules could not be reloaded", e);
    }
  }
}
