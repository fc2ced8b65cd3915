/** Cleaning plans as values, their runs, and the ledger of every change and drop. */
@NullMarked
package io.github.finefettle.dataprep.cleaning;

import org.jspecify.annotations.NullMarked;
