/**
 * What shall run when: the book of schedules, the fires that follow from it, and the ids of their
 * runs. Everything here is a value or a pure function of one; nothing reads a clock.
 */
@NullMarked
package io.barto.plan;

import org.jspecify.annotations.NullMarked;
