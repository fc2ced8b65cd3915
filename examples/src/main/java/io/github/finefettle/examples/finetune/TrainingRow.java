package io.github.finefettle.examples.finetune;

/**
 * A labelled text.
 *
 * @param text what the model reads
 * @param label what it should answer
 */
public record TrainingRow(String text, String label) {}
