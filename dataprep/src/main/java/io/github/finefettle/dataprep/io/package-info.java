/**
 * Reading labelled text files: what can be parsed is read, what cannot is set aside with its
 * reason.
 */
@NullMarked
package io.github.finefettle.dataprep.io;

import org.jspecify.annotations.NullMarked;
