package io.github.finefettle.metrics.agreement;

/** The metrics of agreement by name. */
enum AgreementKind {
  RAW_AGREEMENT("raw-agreement", 0),
  FLEISS_KAPPA("fleiss-kappa", -1),
  GWET_AC1("gwet-ac1", -1),
  KRIPPENDORFF_ALPHA("krippendorff-alpha", -1);

  private final String id;
  private final double lowest;

  AgreementKind(String id, double lowest) {
    this.id = id;
    this.lowest = lowest;
  }

  String id() {
    return id;
  }

  double lowest() {
    return lowest;
  }
}
