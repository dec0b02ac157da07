/** What every component of the server stands on. */
@NullMarked
package io.barto.server;

import org.jspecify.annotations.NullMarked;
