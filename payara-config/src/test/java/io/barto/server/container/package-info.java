/** Promises of the server's components, kept in their container with a real database. */
@NullMarked
package io.barto.server.container;

import org.jspecify.annotations.NullMarked;
