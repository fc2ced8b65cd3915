/** The contract of cleaning rules: what a rule sees of an example, and what it may decide. */
@NullMarked
package io.github.finefettle.dataprep.rule;

import org.jspecify.annotations.NullMarked;
