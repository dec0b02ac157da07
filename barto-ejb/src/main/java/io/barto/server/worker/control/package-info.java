/** Who is connected, in memory; no container. */
@NullMarked
package io.barto.server.worker.control;

import org.jspecify.annotations.NullMarked;
