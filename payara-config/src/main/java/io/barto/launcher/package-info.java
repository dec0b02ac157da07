/**
 * The {@code bartos} program: reads the configuration, sees to a database, boots the container with
 * the server in it, and ends all of it in the reverse order.
 */
@NullMarked
package io.barto.launcher;

import org.jspecify.annotations.NullMarked;
