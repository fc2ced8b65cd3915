package io.github.finefettle.report.html.internal;

/** How much of a block is shown. The page has one size whatever the evidence holds. */
enum Detail {
  /** All that a reader is likely to read. */
  FULL(30_000, 40, 20, 40, 12, 8, 60, 20),
  /** For a block that would take the room of others. */
  SHORT(10_000, 20, 10, 20, 4, 3, 20, 6),
  /** The outcome alone. */
  BRIEF(300, 6, 2, 0, 0, 0, 0, 0);

  private final int leastRoom;
  private final int claims;
  private final int findings;
  private final int facts;
  private final int figures;
  private final int tables;
  private final int tableRows;
  private final int excerpts;

  Detail(
      int leastRoom,
      int claims,
      int findings,
      int facts,
      int figures,
      int tables,
      int tableRows,
      int excerpts) {
    this.leastRoom = leastRoom;
    this.claims = claims;
    this.findings = findings;
    this.facts = facts;
    this.figures = figures;
    this.tables = tables;
    this.tableRows = tableRows;
    this.excerpts = excerpts;
  }

  /** With less room than this many bytes it is not even tried. */
  int leastRoom() {
    return leastRoom;
  }

  int claims() {
    return claims;
  }

  int findings() {
    return findings;
  }

  int facts() {
    return facts;
  }

  int figures() {
    return figures;
  }

  int tables() {
    return tables;
  }

  int tableRows() {
    return tableRows;
  }

  int excerpts() {
    return excerpts;
  }
}
