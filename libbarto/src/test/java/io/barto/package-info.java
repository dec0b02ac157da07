/** Tests of the library as a whole. */
@NullMarked
package io.barto;

import org.jspecify.annotations.NullMarked;
