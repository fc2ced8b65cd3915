"""Makes classification.json: golden values of the classification metrics.

The values are computed here with NumPy from the definitions that scikit-learn 1.9 documents
(labels = union of true and predicted labels; F1 from counts; balanced accuracy over the classes
present in the truth; R_K for MCC; unweighted kappa). scikit-learn itself was not at hand, so these
are NOT outputs of scikit-learn. Everything is computed in exact fractions and rounded once.

    python3 classification.py > classification.json
"""
import json
from fractions import Fraction as F
from math import isqrt

import numpy as np


def sqrt(fraction):
    """The square root to 40 digits, as a fraction."""
    scale = 10**40
    return F(isqrt(fraction.numerator * fraction.denominator * scale * scale), fraction.denominator * scale)


def metrics(truth, predicted):
    labels = sorted(set(truth) | set(predicted))
    k = len(labels)
    place = {label: i for i, label in enumerate(labels)}
    c = np.zeros((k, k), dtype=object)
    for t, p in zip(truth, predicted):
        c[place[t], place[p]] += 1
    n = len(truth)
    rows, columns, hits = c.sum(1), c.sum(0), c.diagonal()
    f1 = [F(2 * hits[i], rows[i] + columns[i]) for i in range(k)]
    recall = [F(hits[i], rows[i]) if rows[i] else None for i in range(k)]
    precision = [F(hits[i], columns[i]) if columns[i] else None for i in range(k)]
    specificity = [
        F(n - rows[i] - columns[i] + hits[i], n - rows[i]) if n > rows[i] else None for i in range(k)
    ]
    present = [r for r in recall if r is not None]
    dot = sum(rows * columns)
    vt, vp = n * n - sum(rows * rows), n * n - sum(columns * columns)
    out = {
        "accuracy": F(int(hits.sum()), n),
        "micro-f1": F(int(hits.sum()), n),
        "balanced-accuracy": sum(present) / len(present),
        "macro-f1": sum(f1) / k,
        "weighted-f1": sum(F(rows[i]) * f1[i] for i in range(k)) / n,
        "mcc": F(int(n * hits.sum() - dot)) / sqrt(F(int(vt * vp))) if vt and vp else None,
        "cohen-kappa": F(int(n * hits.sum() - dot), int(n * n - dot)) if n * n != dot else None,
    }
    for i, label in enumerate(labels):
        out[f"precision({label})"] = precision[i]
        out[f"recall({label})"] = recall[i]
        out[f"f1({label})"] = f1[i]
        out[f"specificity({label})"] = specificity[i]
    return {key: None if value is None else float(value) for key, value in out.items()}


def case(name, truth, predicted):
    return {"name": name, "truth": truth, "predicted": predicted, "values": metrics(truth, predicted)}


def random_case(seed, labels, weights, n, noise):
    rng = np.random.default_rng(seed)
    truth = rng.choice(labels, size=n, p=weights)
    answer = np.where(rng.random(n) < noise, rng.choice(labels, size=n), truth)
    return case(f"random of {len(labels)} labels, seed {seed}", truth.tolist(), answer.tolist())


cases = [
    case("one hit", ["a"], ["a"]),
    case("one miss", ["a"], ["b"]),
    case("one true label, all right", ["a"] * 5, ["a"] * 5),
    case("one true label, some wrong", ["a"] * 5, ["a", "a", "b", "c", "a"]),
    case("one predicted label", ["a", "b", "c", "a"], ["a"] * 4),
    case("nothing right", ["a", "b", "c"], ["b", "c", "a"]),
    case("predicted label never seen in truth", ["a", "b", "a"], ["a", "z", "a"]),
    case("empty text is a label", ["", "a", "", "a"], ["", "", "a", "a"]),
    case("labels beyond the basic plane", ["\U0001f600", "\uff21", "\U0001f600"], ["\uff21", "\uff21", "\U0001f600"]),
    random_case(1, ["ham", "spam"], [0.87, 0.13], 200, 0.2),
    random_case(2, ["a", "b", "c"], [0.2, 0.3, 0.5], 150, 0.5),
    random_case(3, [f"l{i:02d}" for i in range(20)], [0.05] * 20, 300, 0.3),
    random_case(4, ["x", "y"], [0.5, 0.5], 100, 1.0),
]
print(json.dumps({"cases": cases}, indent=1))
