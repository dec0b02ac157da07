/**
 * What the three programs have in common at their edge: the manual's options, exit codes, places on
 * disk, version, and how errors are shown. The options and what shows errors need picocli.
 */
@NullMarked
package io.barto.program;

import org.jspecify.annotations.NullMarked;
