package io.github.finefettle.dataprep.privacy;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The pseudonyms of one row. For one thread.
 *
 * <p>A value's ordinal is how many other values of its type came before it in the row; it is the
 * only thing of the value that enters, besides its form (length, separators, issuer). Where a
 * pseudonym is drawn from a small range, the ordinals are spread over it by a step that has no
 * divisor in common with its size, so that different ordinals never meet: <i>(a + b n) mod m</i>.
 */
final class Pseudonyms {
  private static final String DIGITS = "0123456789";
  private static final String SMALL = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final String LARGE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final String MIXED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int PHONES = 8 * 10 * 100;
  private static final int DOCUMENT_ADDRESSES = 3 * 254;
  private static final int BENCHMARK_ADDRESSES = 1 << 17;
  private static final int MAIL_NAME_LENGTH = 10;

  private final long seed;
  private final RowId row;
  private final Map<String, String> ofValue = new HashMap<>();
  private final Map<PersonalDataType, Integer> counts = new HashMap<>();

  Pseudonyms(long seed, RowId row) {
    this.seed = seed;
    this.row = row;
  }

  /** The pseudonym of a value, in the form of the value. */
  String of(PersonalDataMatch match, String value) {
    String key = match.type().id() + ':' + bare(match.type(), value);
    String known = ofValue.get(key);
    if (known == null) {
      int ordinal = counts.merge(match.type(), 1, Integer::sum) - 1;
      known = made(match, value, ordinal);
      ofValue.put(key, known);
    }
    return inForm(match.type(), value, known);
  }

  /** What makes two spellings one value. */
  private static String bare(PersonalDataType type, String value) {
    return switch (type) {
      case EMAIL, IPV6 -> FrozenUnicode.lowerCase(value);
      case PHONE -> kept(value, false);
      case IBAN, PAYMENT_CARD, US_SSN -> kept(value, true);
      case IPV4, API_KEY, JWT, PRIVATE_KEY, SECRET -> value;
    };
  }

  private static String kept(String value, boolean letters) {
    StringBuilder out = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Edges.isDigit(c) || (letters && Edges.isAsciiLetter(c))) {
        out.append(Character.toUpperCase(c));
      }
    }
    return out.toString();
  }

  private String made(PersonalDataMatch match, String value, int ordinal) {
    PersonalDataType type = match.type();
    return switch (type) {
      case EMAIL -> unique(type, ordinal, SMALL, MAIL_NAME_LENGTH) + '@' + Emails.PSEUDONYM_DOMAIN;
      case IPV4 -> quad(ordinal);
      case IPV6 -> sixteenBytes(ordinal);
      case PHONE -> phone(ordinal);
      case IBAN -> iban(kept(value, true), ordinal);
      case PAYMENT_CARD -> card(match.detail(), kept(value, false).length(), ordinal);
      case US_SSN -> "000" + tail(spread(type, ordinal, 1_000_000), 6);
      case API_KEY -> key(match.detail(), value, ordinal);
      case JWT -> webToken(ordinal);
      case PRIVATE_KEY -> privateKey(value, ordinal);
      case SECRET -> marked("", value.length(), MIXED, type, ordinal);
    };
  }

  /** The separators and the case of the value that is replaced. */
  private static String inForm(PersonalDataType type, String value, String pseudonym) {
    return switch (type) {
      case PHONE -> phoneInForm(value, pseudonym);
      case IBAN, PAYMENT_CARD, US_SSN -> grouped(value, pseudonym);
      default -> pseudonym;
    };
  }

  private static String grouped(String value, String pseudonym) {
    StringBuilder out = new StringBuilder(value.length());
    int at = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Edges.isAlphanumeric(c)) {
        out.append(c);
      } else {
        char next = pseudonym.charAt(at++);
        out.append(c >= 'a' && c <= 'z' ? Character.toLowerCase(next) : next);
      }
    }
    return out.toString();
  }

  private static String phoneInForm(String value, String digits) {
    String area = digits.substring(0, 3);
    String line = digits.substring(6);
    if (value.indexOf('+') >= 0) {
      return "+1-" + area + "-555-" + line;
    }
    if (value.startsWith("(")) {
      return "(" + area + ") 555-" + line;
    }
    boolean plain = kept(value, false).length() == value.length();
    return plain ? digits : area + "-555-" + line;
  }

  private String phone(int ordinal) {
    int n = (int) spread(PersonalDataType.PHONE, ordinal % PHONES, PHONES);
    return ""
        + (char) ('2' + n / 1000)
        + '9'
        + (char) ('0' + n / 100 % 10)
        + "55501"
        + tail(n % 100, 2);
  }

  private String quad(int ordinal) {
    PersonalDataType type = PersonalDataType.IPV4;
    if (ordinal < DOCUMENT_ADDRESSES) {
      int n = (int) spread(type, ordinal, DOCUMENT_ADDRESSES);
      String network = n < 254 ? "192.0.2." : n < 508 ? "198.51.100." : "203.0.113.";
      return network + (n % 254 + 1);
    }
    int n =
        (int)
            spread(type, (ordinal - DOCUMENT_ADDRESSES) % BENCHMARK_ADDRESSES, BENCHMARK_ADDRESSES);
    return "198." + (18 + (n >> 16)) + '.' + (n >> 8 & 0xFF) + '.' + (n & 0xFF);
  }

  private String sixteenBytes(int ordinal) {
    long n = spread(PersonalDataType.IPV6, ordinal, 1L << 32);
    return "2001:0db8::"
        + Long.toHexString(0x1000 | n >>> 20)
        + ':'
        + Long.toHexString(n >>> 8 & 0xFFF)
        + ':'
        + Long.toHexString(n & 0xFF);
  }

  /** The country and the kinds of characters of the value, check digits 00. */
  private String iban(String value, int ordinal) {
    StringBuilder out = new StringBuilder(value.length()).append(value, 0, 2).append("00");
    long number = spread(PersonalDataType.IBAN, ordinal, 100_000_000);
    String last = tail(number, 8);
    int digitsLeft = (int) value.chars().skip(4).filter(c -> Edges.isDigit((char) c)).count();
    RandomStream stream = stream(PersonalDataType.IBAN, ordinal);
    for (int i = 4; i < value.length(); i++) {
      if (Edges.isDigit(value.charAt(i))) {
        digitsLeft--;
        out.append(digitsLeft < 8 ? last.charAt(7 - digitsLeft) : drawn(DIGITS, stream, i));
      } else {
        out.append((char) ('A' + Long.remainderUnsigned(stream.longAt(i), 26)));
      }
    }
    return out.toString();
  }

  /** The network's first digits and the length of the value, with a wrong check digit. */
  private String card(String network, int length, int ordinal) {
    String prefix =
        switch (network) {
          case "visa" -> "4000";
          case "mastercard" -> "5100";
          case "amex" -> "3400";
          case "diners" -> "3600";
          case "discover" -> "6011";
          case "jcb" -> "3530";
          case "unionpay" -> "6200";
          case "mir" -> "2200";
          default -> "6759";
        };
    long most = 10_000_000;
    int free = length - prefix.length() - 1;
    String number = tail(spread(PersonalDataType.PAYMENT_CARD, ordinal, most), 7);
    String body =
        prefix + "0".repeat(Math.max(0, free - 7)) + number.substring(Math.max(0, 7 - free));
    for (char check = '0'; ; check++) {
      // Of two neighbouring check digits at most one is right.
      if (!PaymentCards.passesLuhn(body + check)) {
        return body + check;
      }
    }
  }

  private String key(String issuer, String value, int ordinal) {
    if (issuer.equals("slack-webhook")) {
      return marked("", value.length(), MIXED, PersonalDataType.API_KEY, ordinal);
    }
    for (ApiKeys.Form form : ApiKeys.FORMS) {
      if (value.startsWith(form.prefix())) {
        String alphabet = issuer.equals("aws") ? LARGE : MIXED;
        return marked(form.prefix(), value.length(), alphabet, PersonalDataType.API_KEY, ordinal);
      }
    }
    return PersonalDataType.API_KEY.mask();
  }

  /** The prefix, the mark of pseudonyms, and characters up to a length. */
  private String marked(
      String prefix, int length, String alphabet, PersonalDataType type, int ordinal) {
    String start = prefix + ApiKeys.PSEUDONYM_MARK;
    return start + unique(type, ordinal, alphabet, Math.max(4, length - start.length()));
  }

  private String webToken(int ordinal) {
    String body = unique(PersonalDataType.JWT, ordinal, MIXED, 24);
    return Tokens.PSEUDONYM_HEADER + ".eyJ" + body + '.' + body;
  }

  private String privateKey(String value, int ordinal) {
    int labelEnd = value.indexOf("-----", 5);
    String label = value.substring("-----BEGIN ".length(), labelEnd);
    String body = ApiKeys.PSEUDONYM_MARK + unique(PersonalDataType.PRIVATE_KEY, ordinal, MIXED, 58);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----";
  }

  /** Characters of which the last four tell up to about a million ordinals apart, others drawn. */
  private String unique(PersonalDataType type, int ordinal, String alphabet, int length) {
    int base = alphabet.length();
    long range = (long) base * base * base * base;
    long number = spread(type, ordinal, range);
    RandomStream stream = stream(type, ordinal);
    char[] out = new char[length];
    for (int i = length - 1; i >= 0; i--) {
      if (i >= length - 4) {
        out[i] = alphabet.charAt((int) (number % base));
        number /= base;
      } else {
        out[i] = drawn(alphabet, stream, i);
      }
    }
    return new String(out);
  }

  private static char drawn(String alphabet, RandomStream stream, int position) {
    return alphabet.charAt(
        (int) Long.remainderUnsigned(stream.longAt(position), alphabet.length()));
  }

  /** A number below {@code range}, different for different ordinals below it. */
  private long spread(PersonalDataType type, int ordinal, long range) {
    RandomStream stream = stream(type, -1);
    long begin = Long.remainderUnsigned(stream.longAt(0), range);
    long step = Long.remainderUnsigned(stream.longAt(1), range);
    while (greatestCommonDivisor(step, range) != 1) {
      step = (step + 1) % range;
    }
    // At most 2^17 * 2^32 or 10^6 * 10^8 here: no overflow that matters below 2^63.
    return Math.floorMod(begin + step % range * (ordinal % range), range);
  }

  private static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  private RandomStream stream(PersonalDataType type, int ordinal) {
    return RandomStream.of(seed, "personal-data/" + type.id())
        .at(hash(row.source()), row.position(), ordinal);
  }

  /** FNV-1a over UTF-8: the name of a source as a number. */
  private static long hash(String source) {
    long hash = 0xCBF29CE484222325L;
    for (byte b : source.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
    }
    return hash;
  }

  private static String tail(long number, int digits) {
    String text = Long.toString(number);
    return "0".repeat(digits - text.length()) + text;
  }
}
