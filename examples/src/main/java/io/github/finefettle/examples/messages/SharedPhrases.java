package io.github.finefettle.examples.messages;

import java.util.List;
import java.util.Map;

/** Sentences and words that belong to no topic, or to several. */
final class SharedPhrases {
  static final List<String> OPENERS =
      List.of(
          "Hello,",
          "Hi there,",
          "Good morning,",
          "Dear team,",
          "Hi, it's {name} from {city}.",
          "Sorry to bother you again.",
          "Quick question:",
          "This is my second message.",
          "I wrote to you on {day}.",
          "To whom it may concern,",
          "I ordered the {product} in {month}.",
          "About order {order}:",
          "Hope you can help.",
          "I have been a customer since {month}.",
          "As I said on the phone to {name}:",
          "Not sure whether this is the right place.",
          "Ok so",
          "My {relative} bought a {product} from you.");

  static final List<String> CLOSERS =
      List.of(
          "Thanks.",
          "Please help.",
          "Kind regards, {name}",
          "What should I do?",
          "Please get back to me by {day}.",
          "Thank you in advance.",
          "Can somebody call me?",
          "This is the third time I ask.",
          "I am not happy.",
          "Best wishes from {city}",
          "Cheers, {name}",
          "Let me know.",
          "Looking forward to your answer.",
          "It can't be that hard.",
          "Any news?",
          "I am sure it's just a mistake.");

  /** Said in passing, about something that is not the matter. */
  static final List<String> ASIDES =
      List.of(
          "The parcel itself came on time.",
          "Delivery was quick, at least.",
          "The payment went through without trouble.",
          "I don't want to send anything back.",
          "My login works, before you ask.",
          "The {product} itself is great, by the way.",
          "I do not need a refund for it.",
          "I know the price was a special offer.",
          "The driver was friendly.",
          "I have the invoice here.",
          "The app shows nothing about it.",
          "Last time everything went well.",
          "Your colleague {name} was very kind about it.",
          "I would still buy from you again.",
          "The box was fine.",
          "The tracking said the same.",
          "I used my usual {card}.",
          "I have already changed my password.",
          "I did not return it, I kept it.",
          "The address in my account is right.");

  /** What two or three topics could all be meant by: nobody can tell which. */
  static final List<Unclear> UNCLEAR =
      List.of(
          new Unclear("My refund for the {product} has not arrived.", "billing", "returns"),
          new Unclear("I want my {money} back.", "billing", "returns"),
          new Unclear("The {product} is the wrong one.", "delivery", "returns"),
          new Unclear("The {product} came broken.", "delivery", "returns"),
          new Unclear("Please change my address.", "delivery", "account"),
          new Unclear("I cannot see order {order} anywhere.", "delivery", "account"),
          new Unclear("Please cancel order {order}.", "billing", "delivery", "returns"),
          new Unclear("The {card} in my account is out of date.", "billing", "account"),
          new Unclear("My membership should have ended in {month}.", "billing", "account"),
          new Unclear("The {product} got here on {day}.", "delivery", "praise"),
          new Unclear("It arrived, thanks to {name}.", "delivery", "praise"),
          new Unclear("I was sent the {product} twice.", "billing", "delivery", "returns"),
          new Unclear("What is happening with my {product}?", "delivery", "returns"),
          new Unclear("The voucher for my return is not in my account.", "account", "returns"),
          new Unclear("Postage was {money}, and for what?", "billing", "delivery"),
          new Unclear("You took care of it in {days} days.", "praise", "returns"));

  /** The words for each pair of braces, by name. */
  static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry(
              "product",
              List.of(
                  "kettle",
                  "rain jacket",
                  "desk lamp",
                  "salt & pepper set",
                  "winter coat",
                  "running shoes",
                  "coffee grinder",
                  "cr\u00E8me br\u00FBl\u00E9e set",
                  "phone case",
                  "garden hose",
                  "bread knife",
                  "blue dress",
                  "office chair",
                  "headphones",
                  "baby blanket",
                  "bike light",
                  "caf\u00E9 table",
                  "tea pot",
                  "yoga mat",
                  "backpack",
                  "radio",
                  "wall clock",
                  "toaster",
                  "picnic basket",
                  "tool box",
                  "bookshelf",
                  "jalape\u00F1o grill",
                  "chess set",
                  "hair dryer",
                  "camping stove",
                  "umbrella",
                  "leather wallet",
                  "water bottle",
                  "puzzle",
                  "d\u00E9cor lights",
                  "frying pan",
                  "pillow",
                  "sewing machine",
                  "toy train",
                  "bird house")),
          Map.entry(
              "money",
              List.of(
                  "\u00A34.99",
                  "\u00A312.50",
                  "\u00A319.99",
                  "\u00A336",
                  "\u00A359.90",
                  "\u20AC8.20",
                  "\u20AC24",
                  "\u20AC75.50",
                  "$15",
                  "$42.10",
                  "12 pounds",
                  "30 euros",
                  "\u00A3108",
                  "\u00A37.45",
                  "\u20AC130",
                  "99 dollars")),
          Map.entry(
              "day",
              List.of(
                  "Monday",
                  "Tuesday",
                  "Wednesday",
                  "Thursday",
                  "Friday",
                  "Saturday",
                  "the 3rd",
                  "the 14th",
                  "the 28th",
                  "May 5",
                  "2 June",
                  "last week",
                  "the weekend",
                  "Sunday")),
          Map.entry(
              "month",
              List.of(
                  "January",
                  "February",
                  "March",
                  "April",
                  "June",
                  "July",
                  "August",
                  "September",
                  "October",
                  "November",
                  "December",
                  "spring")),
          Map.entry(
              "name",
              List.of(
                  "Zo\u00EB",
                  "Jos\u00E9",
                  "Anna",
                  "Chlo\u00EB",
                  "Tom",
                  "Priya",
                  "Ren\u00E9e",
                  "Omar",
                  "Grace",
                  "Bj\u00F6rn",
                  "Lucy",
                  "Ahmed",
                  "Fran\u00E7ois",
                  "Mei",
                  "Peter",
                  "J\u00FCrgen",
                  "Olivia",
                  "Sam",
                  "In\u00E8s",
                  "Kofi")),
          Map.entry(
              "relative",
              List.of("sister", "husband", "wife", "son", "mother", "uncle", "boss", "neighbour")),
          Map.entry(
              "city",
              List.of(
                  "Leeds",
                  "Cork",
                  "Bath",
                  "Z\u00FCrich",
                  "Oxford",
                  "Orl\u00E9ans",
                  "Dundee",
                  "York",
                  "Malm\u00F6",
                  "Derby",
                  "Gen\u00E8ve",
                  "Exeter",
                  "Bristol",
                  "Galway",
                  "Swansea",
                  "Norwich")),
          Map.entry("days", List.of("two", "three", "four", "five", "6", "8", "9", "ten", "12")),
          Map.entry(
              "card",
              List.of("credit card", "debit card", "Visa card", "PayPal account", "gift card")),
          Map.entry(
              "carrier",
              List.of("the courier", "the post office", "the van driver", "the parcel service")),
          Map.entry("code", List.of("SPRING10", "HELLO5", "VIP20", "FREESHIP", "THANKYOU")));

  /**
   * A sentence without one right label.
   *
   * @param text the sentence
   * @param labels what it may mean
   */
  record Unclear(String text, List<String> labels) {
    Unclear(String text, String... labels) {
      this(text, List.of(labels));
    }
  }

  private SharedPhrases() {}
}
