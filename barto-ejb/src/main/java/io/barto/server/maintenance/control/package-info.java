/** How two clocks agree; no container. */
@NullMarked
package io.barto.server.maintenance.control;

import org.jspecify.annotations.NullMarked;
