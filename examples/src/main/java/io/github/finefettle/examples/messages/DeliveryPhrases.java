package io.github.finefettle.examples.messages;

import java.util.List;

/** Sentences about parcels on their way. Words in braces are filled in. */
final class DeliveryPhrases {
  static final List<String> CORES =
      List.of(
          "Where is my {product}? It should have been here on {day}.",
          "The tracking has not moved for {days} days.",
          "My parcel was left with a neighbour I don't know.",
          "{carrier} says it was delivered, but there is nothing at my door.",
          "Can you send order {order} to my office in {city} instead?",
          "The {product} arrived a week late.",
          "How long does shipping to {city} take?",
          "Only one of two boxes has arrived.",
          "The courier never rang the bell and took the parcel back to the depot.",
          "Please leave the {product} in the shed if nobody is at home.",
          "Is it still possible to change the address for order {order}?",
          "I have been waiting for the {product} since {day}.",
          "The tracking link for order {order} leads to an empty page.",
          "My order has been stuck in {city} for {days} days.",
          "Do you ship the {product} abroad?",
          "The driver threw the box over the fence.",
          "I paid for next day and it is now day {days}.",
          "The parcel went to my old address in {city}.",
          "Could {carrier} come after six in the evening?",
          "When will the {product} be sent out?",
          "I got a card from {carrier} but no idea where to pick the parcel up.",
          "The package was soaked when it got here.",
          "My {product} has been out for delivery for {days} days.",
          "Half of the order is missing from the box.",
          "I will be on holiday from {day}, please hold the shipment.",
          "Has order {order} left the warehouse yet?",
          "You sent the {product} to {city}, I live somewhere else.",
          "The status says returned to sender and I was at home all day.",
          "Which carrier do you use for {city}?",
          "The pick-up shop says they never got my parcel.",
          "It says dispatched since {day}, but {carrier} knows nothing of it.",
          "My neighbour's parcel came with mine, who collects it?",
          "Can I collect the {product} from your shop in {city} myself?",
          "The box came open & the {product} was gone.");

  static final List<String> INDIRECT =
      List.of(
          "Still nothing here in {city}.",
          "I took {day} off work for nothing.",
          "The birthday was on {day} and there was no {product} to unwrap.",
          "Is anybody going to ring my bell this week?",
          "I have looked behind the bins, in the shed and at the neighbour's.",
          "Your van drove past my house again.",
          "It has seen more of the country than I have by now.",
          "We moved to {city} last month and I forgot to tell you.",
          "Two days, you said, and that was {days} days ago.",
          "The house number is 12b, not 12, and that seems to be the trouble.",
          "I can't stay at home every day and wait.",
          "What does 'exception at hub' mean?");

  static final List<String> DETAILS =
      List.of(
          "The tracking number ends in {number}.",
          "I was at home the whole day.",
          "{carrier} told me to ask you.",
          "It was a present for {name}.",
          "The address is correct, I checked it.",
          "The last scan was in {city}.",
          "I need it by {day}.",
          "There was no note in the letter box.",
          "The order number is {order}.",
          "Nobody answers the phone at the depot.",
          "It was promised within {days} days.",
          "The neighbours have not seen it.");

  private DeliveryPhrases() {}
}
