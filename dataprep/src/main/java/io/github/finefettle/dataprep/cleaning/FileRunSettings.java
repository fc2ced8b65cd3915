package io.github.finefettle.dataprep.cleaning;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a run over a source is done; nothing here changes what comes out.
 *
 * @param threads 1 or more
 * @param chunkRows the most rows that are worked on as one chunk
 * @param ledger where the ledger goes, or empty for none
 * @param journal where the run notes how far it is, or empty for a run that cannot be resumed
 */
record FileRunSettings(int threads, int chunkRows, Optional<Path> ledger, Optional<Path> journal) {}
