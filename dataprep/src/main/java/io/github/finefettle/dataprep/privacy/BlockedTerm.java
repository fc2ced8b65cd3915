package io.github.finefettle.dataprep.privacy;

/**
 * A term found in a text.
 *
 * @param term the term as it stands in the list
 * @param group the group of the list that it belongs to; empty text where the list has none
 * @param begin the index of the first UTF-16 code unit in the text
 * @param end the index after the last
 */
public record BlockedTerm(String term, String group, int begin, int end) {}
