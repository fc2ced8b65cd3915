package io.github.finefettle.examples.messages;

import java.util.List;

/** Thanks and compliments. Words in braces are filled in. */
final class PraisePhrases {
  static final List<String> CORES =
      List.of(
          "Thank you, the {product} is wonderful!",
          "I just want to say how happy I am with the {product}.",
          "{name} from your team was so kind and quick.",
          "Best shop I know, keep it up.",
          "The {product} came a day early and is perfect.",
          "Great service, the refund was there within a day.",
          "My {relative} loves the {product}.",
          "What a lovely surprise, the little card in the box!",
          "You solved my problem with the login in five minutes, thanks.",
          "Five stars for the driver who carried the {product} up to the fourth floor.",
          "I have told all my friends in {city} about you.",
          "The new app is a joy to use.",
          "So pleased with the {product}, better than I hoped.",
          "A big thank you to {name} on the phone.",
          "Everything arrived safe and beautifully packed.",
          "Your return policy is the fairest I have seen.",
          "Well done, the invoice was clear and the price was right.",
          "We use the {product} every day and still love it.");

  static final List<String> INDIRECT =
      List.of(
          "{name} deserves a rise.",
          "I did not expect that from an online shop.",
          "My {product} and I are friends for life.",
          "If only all shops did it like this.",
          "That was quick!",
          "I will be back for another {product}.",
          "You even remembered the ribbon.",
          "No complaints this time.");

  static final List<String> DETAILS =
      List.of(
          "I will order again.",
          "Please pass this on to {name}.",
          "The quality is superb.",
          "It looks great in our kitchen.",
          "It made my week.",
          "You may put this on your page.",
          "It was worth the {money}.",
          "The whole family is delighted.");

  private PraisePhrases() {}
}
