/** Tests of what the programs have in common. */
@NullMarked
package io.barto.program;

import org.jspecify.annotations.NullMarked;
