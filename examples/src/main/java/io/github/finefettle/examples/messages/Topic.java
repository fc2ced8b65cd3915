package io.github.finefettle.examples.messages;

import java.util.List;
import java.util.Locale;

/** What a customer message is about; its name in lower case is the label. */
public enum Topic {
  /** Payments, invoices, prices. */
  BILLING(640),
  /** Parcels on their way. */
  DELIVERY(840),
  /** Things sent back, exchanged or repaired. */
  RETURNS(460),
  /** Logging in, settings, personal data. */
  ACCOUNT(320),
  /** Thanks and compliments. */
  PRAISE(140);

  private final int rows;

  Topic(int rows) {
    this.rows = rows;
  }

  /**
   * The label in the file.
   *
   * @return a word in lower case
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many rows are written before any dirt is planted: six to one at the extremes. */
  int rows() {
    return rows;
  }

  /** Sentences that say the matter. */
  List<String> cores() {
    return switch (this) {
      case BILLING -> BillingPhrases.CORES;
      case DELIVERY -> DeliveryPhrases.CORES;
      case RETURNS -> ReturnsPhrases.CORES;
      case ACCOUNT -> AccountPhrases.CORES;
      case PRAISE -> PraisePhrases.CORES;
    };
  }

  /** Sentences that only hint at it, in words that other topics use too. */
  List<String> indirect() {
    return switch (this) {
      case BILLING -> BillingPhrases.INDIRECT;
      case DELIVERY -> DeliveryPhrases.INDIRECT;
      case RETURNS -> ReturnsPhrases.INDIRECT;
      case ACCOUNT -> AccountPhrases.INDIRECT;
      case PRAISE -> PraisePhrases.INDIRECT;
    };
  }

  /** Sentences that add to it. */
  List<String> details() {
    return switch (this) {
      case BILLING -> BillingPhrases.DETAILS;
      case DELIVERY -> DeliveryPhrases.DETAILS;
      case RETURNS -> ReturnsPhrases.DETAILS;
      case ACCOUNT -> AccountPhrases.DETAILS;
      case PRAISE -> PraisePhrases.DETAILS;
    };
  }
}
