/** How our own modules move chunks of rows through several threads; no user sees it. */
@NullMarked
package io.github.finefettle.core.progress.internal;

import org.jspecify.annotations.NullMarked;
