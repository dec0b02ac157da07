/** The server's configuration, read once, and what follows from it for whoever wants to come in. */
@NullMarked
package io.barto.server.configuration.boundary;

import org.jspecify.annotations.NullMarked;
