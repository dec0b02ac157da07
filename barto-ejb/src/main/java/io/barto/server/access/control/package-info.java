/** The keys that the server knows, and the names that they are bound to. */
@NullMarked
package io.barto.server.access.control;

import org.jspecify.annotations.NullMarked;
