/** Model card and data card as Markdown, from the fields that evidence carries. */
@NullMarked
package io.github.finefettle.report.cards;

import org.jspecify.annotations.NullMarked;
