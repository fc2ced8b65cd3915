package io.github.finefettle.dataprep.privacy;

import java.util.Arrays;

/** The country codes of telephone numbers (ITU-T E.164, list of assigned codes). */
final class CountryCodes {
  /** Codes of two digits. */
  private static final int[] TWO = {
    20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56,
    57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98
  };

  /** Codes of three digits that are not assigned to a country or service of subscribers. */
  private static final int[] UNUSED_THREE = {
    210, 214, 215, 217, 219, 259, 292, 293, 294, 295, 296, 384, 422, 424, 425, 426, 427, 428, 429,
    671, 693, 694, 695, 696, 697, 698, 699, 851, 854, 857, 858, 859, 871, 872, 873, 874, 875, 876,
    877, 878, 879, 884, 885, 887, 889, 969, 978, 990, 997, 999
  };

  /** Code, fewest and most digits after it, for those whose numbering plan is narrow. */
  private static final int[][] LENGTHS = {
    {7, 10, 10}, {20, 8, 10}, {27, 9, 9}, {30, 10, 10}, {31, 9, 9}, {32, 8, 9}, {33, 9, 9},
    {34, 9, 9}, {36, 8, 9}, {39, 6, 11}, {40, 9, 9}, {41, 9, 9}, {43, 6, 12}, {44, 9, 10},
    {45, 8, 8}, {46, 7, 10}, {47, 8, 8}, {48, 9, 9}, {49, 6, 12}, {51, 8, 9}, {52, 10, 11},
    {53, 8, 8}, {54, 10, 11}, {55, 10, 11}, {56, 9, 9}, {57, 8, 10}, {58, 10, 10}, {60, 8, 10},
    {61, 9, 9}, {62, 8, 12}, {63, 8, 10}, {64, 8, 10}, {65, 8, 8}, {66, 8, 9}, {81, 9, 10},
    {82, 8, 10}, {84, 9, 10}, {86, 10, 11}, {90, 10, 10}, {91, 10, 10}, {92, 9, 10}, {93, 9, 9},
    {94, 9, 9}, {95, 7, 10}, {98, 10, 10}, {212, 9, 9}, {213, 8, 9}, {216, 8, 8}, {234, 8, 10},
    {251, 9, 9}, {254, 9, 9}, {255, 9, 9}, {256, 9, 9}, {351, 9, 9}, {352, 5, 11}, {353, 7, 9},
    {354, 7, 7}, {355, 8, 9}, {356, 8, 8}, {357, 8, 8}, {358, 6, 12}, {359, 8, 9}, {370, 8, 8},
    {371, 8, 8}, {372, 7, 8}, {373, 8, 8}, {374, 8, 8}, {375, 9, 9}, {380, 9, 9}, {381, 8, 9},
    {385, 8, 9}, {386, 8, 8}, {420, 9, 9}, {421, 9, 9}, {852, 8, 8}, {853, 8, 8}, {880, 8, 10},
    {886, 8, 9}, {960, 7, 7}, {961, 7, 8}, {962, 8, 9}, {965, 8, 8}, {966, 8, 9}, {968, 8, 8},
    {971, 8, 9}, {972, 8, 9}, {973, 8, 8}, {974, 8, 8}, {977, 8, 10}, {994, 9, 9}, {995, 9, 9},
    {998, 9, 9}
  };

  private static final int FEWEST = 6;
  private static final int MOST = 12;

  private CountryCodes() {}

  /** How many digits the country code has with which a number begins; 0 if it has none. */
  static int lengthOf(String digits) {
    if (digits.length() < FEWEST) {
      return 0;
    }
    char first = digits.charAt(0);
    if (first == '1' || first == '7') {
      return 1;
    }
    if (first == '0') {
      return 0;
    }
    if (Arrays.binarySearch(TWO, Integer.parseInt(digits.substring(0, 2))) >= 0) {
      return 2;
    }
    int three = Integer.parseInt(digits.substring(0, 3));
    boolean unused =
        Arrays.binarySearch(UNUSED_THREE, three) >= 0 || three / 10 == 28 || three / 10 == 83;
    return unused ? 0 : 3;
  }

  /** Whether a country has numbers of so many digits after its code. */
  static boolean hasLength(String code, int digits) {
    int number = Integer.parseInt(code);
    for (int[] row : LENGTHS) {
      if (row[0] == number) {
        return digits >= row[1] && digits <= row[2];
      }
    }
    return digits >= FEWEST && digits <= MOST;
  }
}
