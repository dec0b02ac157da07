/**
 * {@code bartos self-test}: breaks a whole barto of its own in every way it can, and checks that it
 * kept its promises.
 */
@NullMarked
package io.barto.selftest;

import org.jspecify.annotations.NullMarked;
