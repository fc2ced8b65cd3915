/** The page: what is shown of the evidence, and how much of it. Not API. */
@NullMarked
package io.github.finefettle.report.html.internal;

import org.jspecify.annotations.NullMarked;
