/**
 * What is to be told to the server: reports and output wait here, in their order, for the one
 * connection that there is; how much may be on its way is decided here too.
 */
@NullMarked
package io.barto.worker.report;

import org.jspecify.annotations.NullMarked;
