/**
 * Where people's programs connect, with version 2 and with version 1: one request at a time, its
 * answer part by part.
 */
@NullMarked
package io.barto.web.people;

import org.jspecify.annotations.NullMarked;
