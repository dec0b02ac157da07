package io.barto.server.schedule.boundary;

/**
 * The reload as whoever runs in this JVM can ask for it: the launcher does on SIGHUP. The two have
 * different class loaders and know each other by name only.
 */
public interface ReloadMXBean {
  /** Its name among the JVM's management beans. */
  String NAME = "io.barto:type=Reload";

  /** Reloads the schedules; the outcome is in the log. */
  void reload();
}
