/**
 * The server's database: an embedded MariaDB where none is configured, else the configured one,
 * waited for. Knows files, processes and ports, nothing of the container.
 *
 * <p>The embedded server is a child of a guard, a shell in a session of its own that holds a pipe
 * from this JVM. However the JVM ends, the pipe closes and the guard stops the server; a server
 * that outlived its guard as well is found again by its port and data directory, and adopted.
 */
@NullMarked
package io.barto.launcher.database;

import org.jspecify.annotations.NullMarked;
