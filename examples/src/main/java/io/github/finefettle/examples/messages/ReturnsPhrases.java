package io.github.finefettle.examples.messages;

import java.util.List;

/** Sentences about things sent back, exchanged or repaired. Words in braces are filled in. */
final class ReturnsPhrases {
  static final List<String> CORES =
      List.of(
          "I want to send the {product} back, how do I get a label?",
          "The {product} is broken, please replace it.",
          "I sent the {product} back on {day} and have heard nothing.",
          "Where do I print the return label for order {order}?",
          "The {product} does not fit, can I swap it for a larger one?",
          "You sent me the wrong colour, I ordered the {product} in blue.",
          "When do I get my money back for the {product} I returned?",
          "Can I return the {product} without the box?",
          "The {product} stopped working after {days} days.",
          "Is the {product} still under warranty?",
          "I changed my mind about the {product}.",
          "The zip of the {product} broke on the first day.",
          "How many days do I have to return a present?",
          "I would like to exchange the {product} for another model.",
          "The return label you sent is for somebody else's order.",
          "My return was refused because of a scratch that was there from the start.",
          "There is a crack in the {product}.",
          "One part of the {product} is missing, I would rather give it back.",
          "The refund for order {order} is {money} short.",
          "Can I bring the {product} back to the shop in {city}?",
          "Who pays the postage when I send the {product} back?",
          "The replacement has the same fault as the first one.",
          "I ordered two sizes of the {product} and keep only one.",
          "The {product} looks nothing like the picture, I'd like a refund.",
          "Please pick up the old {product} when you bring the new one.",
          "My {product} went in for repair in {month}, is it ready?",
          "The return portal does not know order {order}.",
          "I returned three things and was refunded for two.",
          "Your repair lasted {days} days, now the {product} is broken again.",
          "It is a faulty {product} & I want a new one.");

  static final List<String> INDIRECT =
      List.of(
          "The {product} is not for me after all.",
          "It is in the box again and ready to go, what now?",
          "{name} already has a {product}.",
          "It makes a noise that it should not make.",
          "This is not what I saw on your page.",
          "I wear a size smaller, it turns out.",
          "The {product} was used before, there are marks all over it.",
          "I would like to be rid of it and have the {money} instead.",
          "It worked until {day}.",
          "My cat knocked it over, is there anything you can do?",
          "You have had my {product} for {days} days now.",
          "Mine has the handle on the wrong side.");

  static final List<String> DETAILS =
      List.of(
          "It has not been used.",
          "I still have the box and the receipt.",
          "The label would not print.",
          "I posted it on {day} in {city}.",
          "I have photos of the damage.",
          "A refund would be best.",
          "I would also take a voucher.",
          "The order number is {order}.",
          "It was a present from {name}.",
          "The thirty days are not over yet.",
          "I have the proof of postage.",
          "A replacement is fine too.");

  private ReturnsPhrases() {}
}
