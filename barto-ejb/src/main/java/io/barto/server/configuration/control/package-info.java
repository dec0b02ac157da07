/** What of a configuration holds only after a restart; no container. */
@NullMarked
package io.barto.server.configuration.control;

import org.jspecify.annotations.NullMarked;
