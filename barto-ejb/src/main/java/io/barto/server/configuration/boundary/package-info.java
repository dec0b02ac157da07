/** The server's configuration, read once. */
@NullMarked
package io.barto.server.configuration.boundary;

import org.jspecify.annotations.NullMarked;
