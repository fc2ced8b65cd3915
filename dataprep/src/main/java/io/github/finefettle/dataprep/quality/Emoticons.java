package io.github.finefettle.dataprep.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Faces made of signs, put together from their parts, and a few pictures of other things. */
final class Emoticons {
  private final List<String> all = new ArrayList<>();

  private Emoticons() {}

  static List<String> all() {
    Emoticons made = new Emoticons();
    made.lyingFaces();
    made.uprightFaces();
    made.add("<3 <33 <333 </3 ><(((*>");
    return made.all;
  }

  /** Faces to be read with the head to one side: eyes, maybe a nose, a mouth. */
  private void lyingFaces() {
    faces(":", ", -", ") )) ))) ( (( ((( ] } / | * > 0 3 D O o P p X x");
    faces(":", ",", "1 ()");
    faces(";", ", -", ") D");
    faces("8", ", -", ") D");
    faces("=", ",", ") ( ] [ / | 3 D");
    faces(":'", ", -", ") (");
    faces(">:", ",", "( o");
    faces("x", ",", "D DD");
    faces("X", ",", "D DD");
    faces(":", "o", ")");
    // The same with the mouth first.
    faces("( ) [", ", -", ":");
    faces("(", ", -", ";");
    faces("(", "-", "8");
    faces("( [ ]", ",", "=");
    faces("(", "o", ":");
  }

  /** Every one of some parts with every one of others; the parts between are set off by commas. */
  private void faces(String firsts, String between, String lasts) {
    for (String first : firsts.split(" ", -1)) {
      for (String middle : between.split(",", -1)) {
        for (String last : lasts.split(" ", -1)) {
          all.add(first + middle.strip() + last);
        }
      }
    }
  }

  /** Faces to be read upright: an eye, a nose or mouth, an eye. */
  private void uprightFaces() {
    for (String eyes : List.of("oo", "oO", "Oo", "OO", "o0", "0o", "00", "vv", "VV")) {
      for (char nose : new char[] {'_', '.'}) {
        all.add("" + eyes.charAt(0) + nose + eyes.charAt(1));
      }
    }
    add("^_^ ^__^ ^___^ -_- -__- ;_; @_@ ._. >.< >.> <.< \u0ca0_\u0ca0 \u0ca0\ufe35\u0ca0");
    for (String eye : List.of("^", "-", ".", "*", "\u00ac", "\u0ca0")) {
      all.add("(" + eye + "_" + eye + ")");
    }
    add("(>_<)");
    // With arms: a shrug, and one that throws a table.
    add("\u00af\\(\u30c4)/\u00af (\u256f\u00b0\u25a1\u00b0\uff09\u256f\ufe35\u253b\u2501\u253b");
  }

  private void add(String table) {
    all.addAll(Arrays.asList(table.split(" ", -1)));
  }
}
