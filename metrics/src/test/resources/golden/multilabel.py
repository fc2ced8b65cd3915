"""Makes multilabel.json: golden values of the metrics of label sets and label rankings.

    python3 multilabel.py > multilabel.json      # scikit-learn 1.2.1, NumPy 1.24.2

All numbers are those of scikit-learn 1.2.1, whose answers here do not differ from those of 1.9 but in
the last bits of F; the one case in which they do is left out. Rows are written as texts of letters: each letter is a label.
"""
import json
import sys
import warnings

import numpy as np
import sklearn
from sklearn import metrics as sk

assert sklearn.__version__ == "1.2.1", sklearn.__version__
warnings.simplefilter("ignore")
KINDS = {"precision": sk.precision_score, "recall": sk.recall_score, "f1": sk.f1_score, "jaccard": sk.jaccard_score}


def sets(matrix, letters):
    return ["".join(letters[j] for j in range(len(letters)) if row[j]) for row in matrix]


def case(name, letters, truth, predicted):
    truth, predicted = np.array(truth, dtype=int), np.array(predicted, dtype=int)
    given = "|labels:given," + ",".join(letters)
    values = {
        "subset-accuracy": sk.accuracy_score(truth, predicted),
        "hamming-loss" + given: sk.hamming_loss(truth, predicted),
        "label-cardinality-error": float(np.abs(truth.sum(1) - predicted.sum(1)).mean()),
    }
    for key, score in KINDS.items():
        for z in (0, 1):
            for average in ("micro", "macro", "weighted"):
                if average == "weighted" and z == 1 and not truth.any():
                    continue  # 1.2.1 gives 0 for weights that are all 0; 1.9 ignores them
                values[f"multilabel-{average}-{key}{given}|zero:{z}"] = score(
                    truth, predicted, average=average, zero_division=z)
            values[f"samples-{key}|zero:{z}"] = score(truth, predicted, average="samples", zero_division=z)
    seen = [j for j in range(len(letters)) if truth[:, j].any() or predicted[:, j].any()]
    some = letters[: max(1, len(letters) // 2)]
    for key, score in KINDS.items():
        values[f"multilabel-macro-{key}|labels:seen|zero:0"] = score(
            truth, predicted, labels=seen, average="macro", zero_division=0)
        values[f"multilabel-micro-{key}|labels:given,{','.join(some)}|zero:0"] = score(
            truth, predicted, labels=list(range(len(some))), average="micro", zero_division=0)
    if not seen:
        values = {key: value for key, value in values.items() if "labels:seen" not in key}
    return {
        "name": name,
        "truth": sets(truth, letters),
        "predicted": sets(predicted, letters),
        "values": {key: float(value) for key, value in values.items()},
    }


def random_case(seed, n, k, density, noise):
    rng = np.random.default_rng(seed)
    truth = rng.random((n, k)) < density
    predicted = np.where(rng.random((n, k)) < noise, rng.random((n, k)) < density, truth)
    return case(f"random of {n} rows and {k} labels, seed {seed}", "abcdefghijklmnopqrstuvwxyz"[:k], truth, predicted)


def ranking(name, truth, scores):
    letters = "abcdefghijklmnopqrstuvwxyz"[: len(truth[0])]
    truth, scores = np.array(truth, dtype=int), np.array(scores, dtype=float)
    return {
        "name": name,
        "labels": letters,
        "truth": sets(truth, letters),
        "scores": scores.tolist(),
        "values": {
            "label-ranking-average-precision": sk.label_ranking_average_precision_score(truth, scores),
            "coverage-error": sk.coverage_error(truth, scores),
            "label-ranking-loss": sk.label_ranking_loss(truth, scores),
        },
    }


def random_ranking(seed, n, k, density, digits):
    rng = np.random.default_rng(seed)
    return ranking(
        f"random of {n} rows and {k} labels, {digits} digits, seed {seed}",
        rng.random((n, k)) < density, np.round(rng.normal(size=(n, k)), digits))


result = {
    "cases": [
        case("one row, all right", "ab", [[1, 0]], [[1, 0]]),
        case("one row without labels", "ab", [[0, 0]], [[0, 0]]),
        case("no labels given", "abc", [[1, 0, 0], [0, 1, 1]], [[0, 0, 0], [0, 0, 0]]),
        case("no labels true", "abc", [[0, 0, 0], [0, 0, 0]], [[1, 0, 0], [0, 1, 1]]),
        case("all labels everywhere", "abc", [[1, 1, 1]] * 3, [[1, 1, 1]] * 3),
        case("nothing right", "ab", [[1, 0], [0, 1]], [[0, 1], [1, 0]]),
        case("a label that never occurs", "abc", [[1, 0, 0], [1, 1, 0]], [[1, 0, 0], [0, 1, 0]]),
        random_case(1, 80, 5, 0.4, 0.3),
        random_case(2, 60, 12, 0.1, 0.2),
        random_case(3, 150, 3, 0.7, 0.5),
    ],
    "rankings": [
        ranking("all tied", [[1, 0, 1, 0]], [[0.5, 0.5, 0.5, 0.5]]),
        ranking("none true, all true", [[0, 0, 0], [1, 1, 1]], [[3, 2, 1], [1, 2, 3]]),
        ranking("two zeros", [[1, 0], [0, 1]], [[0.0, -0.0], [0.0, -0.0]]),
        ranking("perfect", [[1, 1, 0, 0], [0, 0, 0, 1]], [[4, 3, 2, 1], [1, 2, 3, 4]]),
        ranking("upside down", [[1, 1, 0, 0], [0, 0, 0, 1]], [[1, 2, 3, 4], [4, 3, 2, 1]]),
        random_ranking(1, 30, 6, 0.3, 8),
        random_ranking(2, 30, 8, 0.4, 0),
        random_ranking(3, 20, 20, 0.1, 1),
    ],
}
text = json.dumps(result, separators=(",", ":"))
sys.stdout.write(text.replace('{"name"', '\n{"name"') + "\n")
