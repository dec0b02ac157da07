/** What is remembered of runs while they are being recorded; no container. */
@NullMarked
package io.barto.server.run.control;

import org.jspecify.annotations.NullMarked;
