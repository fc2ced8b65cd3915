package io.github.finefettle.examples.messages;

import java.util.List;

/** Sentences about payments, invoices and prices. Words in braces are filled in. */
final class BillingPhrases {
  static final List<String> CORES =
      List.of(
          "I was charged {money} twice for the {product}.",
          "My bank shows two payments of {money} to you on {day}.",
          "Please send me an invoice for the {product}.",
          "The invoice says {money} but the website said {money}.",
          "Why did you take {money} from my {card}?",
          "The voucher from your newsletter was not taken off the total.",
          "I paid with {card} and the payment still shows as pending.",
          "There is a charge of {money} on my statement that I don't recognise.",
          "Can I pay for the {product} in three instalments?",
          "My {card} was declined although there is enough money on it.",
          "You billed me for express but I chose standard.",
          "The VAT number is missing on my receipt.",
          "I need the receipt for order {order} for my tax return.",
          "How much is the total with tax for two of the {product}?",
          "The discount code {code} does nothing at the checkout.",
          "I cancelled on {day} and was still charged {money}.",
          "Your price for the {product} went up by {money} overnight.",
          "Could the invoice be made out to my company & sent to the accounts office?",
          "The subscription renewed by itself and took {money}.",
          "I would like to change the {card} you have on file for payments.",
          "Do you accept bank transfer for order {order}?",
          "My gift card balance is wrong, it should be {money}.",
          "The reminder says I owe {money}, but I paid that on {day}.",
          "I was promised a price match for the {product} and billed in full.",
          "The amount on the receipt and the amount on my bank account differ by {money}.",
          "Stop charging me for a plan I ended in {month}.",
          "Is the {money} deposit part of the final price?",
          "The customs fee of {money} was never mentioned when I paid.",
          "Two of my invoices carry the same number.",
          "I typed in the wrong amount for the gift card, it was meant to be {money}.",
          "PayPal took the money, yet your page says the payment failed.",
          "Can you split the bill for order {order} between two cards?");

  static final List<String> INDIRECT =
      List.of(
          "Something on my bank statement looks odd since I ordered the {product}.",
          "I don't think {money} is what we agreed on.",
          "Your numbers and my numbers do not add up.",
          "I only wanted one month and now there is a second line on my {card}.",
          "I was told the postage would be free, and then it was not.",
          "My accountant keeps asking me for a piece of paper from you.",
          "I seem to have bought the {product} once and paid for it more than once.",
          "That is a lot more than it said when I clicked on the {product}.",
          "The offer ended on {day}, but I ordered before that.",
          "I clicked the button twice because the page was slow, what happens now?",
          "The little extra of {money} at the bottom, what is it for?",
          "Nobody told me that the trial would turn into this.");

  static final List<String> DETAILS =
      List.of(
          "The money left my account on {day}.",
          "I have a screenshot of the price.",
          "My bank says it has to come from your side.",
          "The order number is {order}.",
          "It was paid by {card}.",
          "Please correct the amount.",
          "The difference is {money}.",
          "I need it on paper before the end of {month}.",
          "The code was {code}.",
          "I have paid on time for years.",
          "The checkout showed another sum.",
          "I will not pay this twice.");

  private BillingPhrases() {}
}
