/** When a run counts as lost; no container, no clock. */
@NullMarked
package io.barto.server.run.control;

import org.jspecify.annotations.NullMarked;
