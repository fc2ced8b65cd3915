package io.github.finefettle.dataprep.cleaning;

/** What one step did, in rows. */
record StageCount(
    String rule,
    long before,
    long after,
    long changed,
    long dropped,
    long setAside,
    long flagged) {}
