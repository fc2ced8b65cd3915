/** Stores for the records of a study: in memory, or in a journal file that processes share. */
@NullMarked
package io.github.finefettle.core.search.store;

import org.jspecify.annotations.NullMarked;
