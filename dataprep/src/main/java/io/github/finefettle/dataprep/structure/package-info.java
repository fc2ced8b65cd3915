/**
 * Whether records are built as their kind demands: chats, preferences, pairs, labels, tool calls.
 */
@NullMarked
package io.github.finefettle.dataprep.structure;

import org.jspecify.annotations.NullMarked;
