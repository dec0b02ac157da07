/**
 * The one form that answers have, and the three ways in which they are shown: a {@link
 * io.barto.cli.answer.Sheet} says which fields there are, under names that stay, and an {@link
 * io.barto.cli.answer.Answer} makes a table, JSON or CSV of them.
 */
@NullMarked
package io.barto.cli.answer;

import org.jspecify.annotations.NullMarked;
