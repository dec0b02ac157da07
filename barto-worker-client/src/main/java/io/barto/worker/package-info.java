/**
 * {@code bartoc}, the worker: runs the commands of its host when they are due and reports what
 * became of them. This package is the program itself; it wires the packages below it.
 */
@NullMarked
package io.barto.worker;

import org.jspecify.annotations.NullMarked;
