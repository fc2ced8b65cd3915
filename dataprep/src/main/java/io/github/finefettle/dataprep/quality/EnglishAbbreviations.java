package io.github.finefettle.dataprep.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Words of English whose full stop, or other sign, is a part of them. */
final class EnglishAbbreviations {
  private static final String MONTHS =
      "January February March April June July August September October November December";

  private static final String[] STATES_OF_TWO_WORDS = {
    "New Hampshire",
    "New Jersey",
    "New Mexico",
    "New York",
    "North Carolina",
    "North Dakota",
    "South Carolina",
    "District (of) Columbia"
  };

  /** From Alaska to Wisconsin; those with short names have none. */
  private static final String STATES =
      "Ak. Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ia. Id. Ill. Ind. Kan. Kans. Ky. La."
          + " Mass. Md. Mich. Minn. Miss. Mo. Mont. Neb. Nebr. Nev. Okla. Ore. Pa. Tenn. Va. Wash."
          + " Wis.";

  private static final String PEOPLE =
      "Mr. Mrs. Ms. Messrs. Jr. Dr. Ph.D. Prof. Rev. St. Adm. Gen. Gov. Rep. Sen.";
  private static final String COMPANIES = "Bros. Co. co. Corp. Inc. Ltd.";
  private static final String LATIN = "a.m. p.m. e.g. E.g. E.G. i.e. I.e. I.E. v.s. vs.";
  private static final String OTHERS = "Mt. and/or w/o C++";

  private EnglishAbbreviations() {}

  static List<String> all() {
    List<String> all = new ArrayList<>();
    for (String month : MONTHS.split(" ", -1)) {
      all.add(month.substring(0, 3) + ".");
    }
    all.add("Sept.");
    for (String state : STATES_OF_TWO_WORDS) {
      all.add(state.charAt(0) + "." + state.charAt(state.lastIndexOf(' ') + 1) + ".");
    }
    for (String table : List.of(STATES, PEOPLE, COMPANIES, LATIN, OTHERS)) {
      all.addAll(Arrays.asList(table.split(" ", -1)));
    }
    for (char letter = 'a'; letter <= 'z'; letter++) {
      all.add(letter + ".");
    }
    for (char letter : new char[] {'\u00e4', '\u00f6', '\u00fc'}) {
      all.add(letter + ".");
    }
    return all;
  }
}
