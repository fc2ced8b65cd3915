/** Working room for measures of text: numbers for words and the kernels that compare them. */
@NullMarked
package io.github.finefettle.metrics.text.internal;

import org.jspecify.annotations.NullMarked;
