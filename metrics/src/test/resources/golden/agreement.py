"""Makes agreement.json: golden values of the coefficients of agreement.

    python3 agreement.py > agreement.json      # NLTK 3.8

"nltk": Krippendorff's alpha of nltk.metrics.agreement at the nominal and interval level. "exact":
fractions computed here from the definitions (Fleiss 1971; Gwet 2008; Krippendorff 2004, chapter 11,
from the coincidence matrix), by another way than the library goes. Ratings of an item are a list;
missing ones are left out.
"""
import json
import random
import sys
from collections import Counter
from fractions import Fraction as F

import nltk
from nltk.metrics import binary_distance, interval_distance
from nltk.metrics.agreement import AnnotationTask

assert nltk.__version__.startswith("3.8"), nltk.__version__


def from_nltk(items, distance, read):
    data = [(f"rater {j}", str(i), read(r)) for i, item in enumerate(items) for j, r in enumerate(item)]
    return AnnotationTask(data=data, distance=distance).alpha()


def alpha(items, scale, difference):
    """From the full coincidence matrix; difference(c, k, totals)."""
    o = {(c, k): F(0) for c in scale for k in scale}
    for item in items:
        m = len(item)
        for i in range(m):
            for j in range(m):
                if i != j:
                    o[item[i], item[j]] += F(1, m - 1)
    totals = {c: sum(o[c, k] for k in scale) for c in scale}
    n = sum(totals.values())
    do = sum(o[c, k] * difference(c, k, totals) for c in scale for k in scale)
    de = sum(totals[c] * totals[k] * difference(c, k, totals) for c in scale for k in scale) / (n - 1)
    return 1 - do / de if de else None


def exact(items):
    scale = sorted({r for item in items for r in item}, key=float)
    pairable = [item for item in items if len(item) > 1]
    agreements = [
        F(sum(item.count(r) - 1 for r in item), len(item) * (len(item) - 1)) for item in pairable]
    raw = sum(agreements) / len(pairable)
    rated = [item for item in items if item]
    shares = [sum(F(item.count(c), len(item)) for item in rated) / len(rated) for c in scale]
    q = len(scale)
    out = {"raw-agreement": raw, "gwet-ac1": None}
    if q > 1:
        pe = sum(p * (1 - p) for p in shares) / (q - 1)
        out["gwet-ac1"] = (raw - pe) / (1 - pe)
    if len({len(item) for item in items}) == 1:
        pe = sum(s * s for s in shares)
        out["fleiss-kappa"] = (raw - pe) / (1 - pe) if pe < 1 else None

    def ordinal(c, k, totals):
        low, high = sorted((scale.index(c), scale.index(k)))
        return (sum(totals[g] for g in scale[low:high + 1]) - (totals[c] + totals[k]) / 2) ** 2

    def ratio(c, k, totals):
        return ((F(c) - F(k)) / (F(c) + F(k))) ** 2 if c != k else F(0)

    out["krippendorff-alpha|level:nominal"] = alpha(pairable, scale, lambda c, k, t: F(c != k))
    out["krippendorff-alpha|level:interval"] = alpha(pairable, scale, lambda c, k, t: (F(c) - F(k)) ** 2)
    out["krippendorff-alpha|level:ratio"] = alpha(pairable, scale, ratio)
    if q > 1:
        out["krippendorff-alpha|level:ordinal|scale:" + ",".join(scale)] = alpha(pairable, scale, ordinal)
    return {key: None if value is None else float(value) for key, value in out.items()}


def case(name, items):
    result = {"name": name, "items": items, "exact": exact(items), "nltk": {}}
    pairable = [item for item in items if len(item) > 1]
    if len({r for item in pairable for r in item}) > 1:
        result["nltk"] = {
            "krippendorff-alpha|level:nominal": from_nltk(pairable, binary_distance, str),
            "krippendorff-alpha|level:interval": from_nltk(pairable, interval_distance, float),
        }
    return result


def random_case(seed, n, raters, categories, right, missing):
    rng = random.Random(seed)
    items = []
    for _ in range(n):
        truth = rng.randint(1, categories)
        ratings = [truth if rng.random() < right else rng.randint(1, categories) for _ in range(raters)]
        items.append([str(r) for r in ratings if rng.random() >= missing])
    return case(f"random, {n} items, {raters} raters, {categories} categories, seed {seed}", items)


cases = [
    case("two items, full agreement", [["1", "1"], ["2", "2"]]),
    case("two items, no agreement", [["1", "2"], ["2", "1"]]),
    case("one rating everywhere", [["1", "1"], ["1", "1"]]),
    case("one item alone rated twice", [["1", "2"], ["3"], []]),
    random_case(1, 40, 3, 4, 0.7, 0.0),
    random_case(2, 60, 5, 3, 0.5, 0.3),
    random_case(3, 25, 2, 10, 0.6, 0.2),
    random_case(4, 100, 4, 2, 0.95, 0.0),
]
text = json.dumps({"cases": cases}, separators=(",", ":"))
sys.stdout.write(text.replace('{"name"', '\n{"name"') + "\n")
