/**
 * What is remembered of runs while they are recorded, and when one counts as lost; no container.
 */
@NullMarked
package io.barto.server.run.control;

import org.jspecify.annotations.NullMarked;
