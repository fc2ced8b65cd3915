package io.github.finefettle.examples.messages;

import java.util.List;

/** Sentences about logging in, settings and personal data. Words in braces are filled in. */
final class AccountPhrases {
  static final List<String> CORES =
      List.of(
          "I can't log in since {day}.",
          "The password reset mail never arrives.",
          "Please delete my account and all my data.",
          "How do I change the email address of my account?",
          "Your app logs me out every few minutes.",
          "My account is locked after three tries.",
          "Someone in {city} logged in to my account.",
          "I have two accounts, can you merge them?",
          "The code for the two-step login does not come to my phone.",
          "I would like to change my name to {name} in the profile.",
          "Take me off the newsletter, please.",
          "My order history is empty after the update of the app.",
          "The app says my password is wrong, but the website takes it.",
          "Which personal data of mine do you keep?",
          "I can't save a new address in my profile.",
          "My points have vanished from my account.",
          "How do I switch off the notifications of the app?",
          "The confirmation link in your mail has expired.",
          "I forgot which email I signed up with.",
          "It says this email is already registered.",
          "My daughter {name} needs a login of her own.",
          "I got a mail about a password change that I did not make.",
          "The page hangs when I press sign in.",
          "Can I move my account to another country?",
          "My phone number has changed and I cannot get in any more.",
          "The wish list of my account is gone.",
          "Your site does not accept the \u00E9 in my name.",
          "Please close the account of my late mother.");

  static final List<String> INDIRECT =
      List.of(
          "It keeps asking me who I am.",
          "I have a new phone and now nothing works.",
          "I get mail from you every day and it is too much.",
          "Is it normal that I see the orders of somebody called {name}?",
          "The six digits never come.",
          "I was a member since {month} and now you don't know me.",
          "It says 'try again later', since {day}.",
          "My old address still shows up everywhere.",
          "I'd rather not be in your files any longer.",
          "The button at the top right does nothing.");

  static final List<String> DETAILS =
      List.of(
          "I have tried it on the phone and on the laptop.",
          "The spam folder is empty.",
          "I use the newest version of the app.",
          "My user name is {name}{number}.",
          "It worked until {day}.",
          "I have cleared the cache already.",
          "The mail address is the same as before.",
          "I am worried that somebody has my password.",
          "Another browser does not help.",
          "I need my order history for the warranty.");

  private AccountPhrases() {}
}
