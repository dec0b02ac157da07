/** The book's generations, kept for history. */
@NullMarked
package io.barto.server.schedule.entity;

import org.jspecify.annotations.NullMarked;
