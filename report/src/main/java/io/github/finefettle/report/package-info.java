/** The audit: what the evidence of all blocks says about each of the six mistakes. */
@NullMarked
package io.github.finefettle.report;

import org.jspecify.annotations.NullMarked;
