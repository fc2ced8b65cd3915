package io.github.finefettle.dataprep.quality;
/** x. */
public final class LearnedRanges {}
