/** Tests of the forms of answers. */
@NullMarked
package io.barto.cli.answer;

import org.jspecify.annotations.NullMarked;
