/** What a model must keep doing under real-world conditions, and how often it may fail. */
@NullMarked
package io.github.finefettle.validation.behaviours;

import org.jspecify.annotations.NullMarked;
