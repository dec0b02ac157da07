/** How any component says no, with a permanent code and words for people. */
@NullMarked
package io.barto.server.refusal;

import org.jspecify.annotations.NullMarked;
