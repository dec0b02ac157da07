/**
 * What the test has its workers run: schedules, and commands that leave traces nobody but they can.
 */
@NullMarked
package io.barto.selftest.load;

import org.jspecify.annotations.NullMarked;
