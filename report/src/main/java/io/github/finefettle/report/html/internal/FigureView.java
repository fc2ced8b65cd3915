package io.github.finefettle.report.html.internal;

import io.github.finefettle.report.charts.internal.Drawing;

/**
 * A figure with the name that it has nowhere else on the page.
 *
 * @param id a name for references within the page
 * @param drawing the figure
 */
public record FigureView(String id, Drawing drawing) {}
