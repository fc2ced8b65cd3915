package io.github.finefettle.dataprep.cleaning;

import java.util.List;

/**
 * What came of one chunk of records.
 *
 * @param rows the kept rows as bytes, in order
 * @param ledger the lines of the ledger for this chunk
 * @param tally what is counted of it
 * @param records how many records it had
 */
record ChunkOutcome(List<byte[]> rows, List<byte[]> ledger, RunTally tally, int records) {}
