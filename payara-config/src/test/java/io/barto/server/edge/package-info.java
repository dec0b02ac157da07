/** Promises of the server's edge, seen from the other end of its sockets. */
@NullMarked
package io.barto.server.edge;

import org.jspecify.annotations.NullMarked;
