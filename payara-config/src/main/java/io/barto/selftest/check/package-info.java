/** The promises, each checked against the evidence. */
@NullMarked
package io.barto.selftest.check;

import org.jspecify.annotations.NullMarked;
