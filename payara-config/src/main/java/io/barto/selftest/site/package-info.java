/** The programs under test, as processes in a temporary folder. */
@NullMarked
package io.barto.selftest.site;

import org.jspecify.annotations.NullMarked;
