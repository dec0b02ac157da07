/**
 * What the three programs have in common at their edge: the manual's options, exit codes, places on
 * disk, version, and how errors are shown. Needs picocli.
 */
@NullMarked
package io.barto.program;

import org.jspecify.annotations.NullMarked;
