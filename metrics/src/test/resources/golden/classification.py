"""Makes classification.json: golden values of the metrics of single-label classification.

    python3 classification.py > classification.json      # scikit-learn 1.2.1, SciPy 1.10.1, NumPy 1.24.2

Each case has two sets of values. "exact": computed here in fractions from the definitions that
scikit-learn 1.9 documents and rounded once; null stands for undefined. "sklearn": what scikit-learn
1.2.1 (or SciPy, for the rank correlations) answered, under the signature that has its choices; null
stands for its NaN. Where 1.2.1 differs from 1.9 the latter is followed: F comes from counts (1.2.1
takes it from rounded precision and recall, which can move the last bit), and top-k accuracy is not
asked for k as large as the number of labels.
"""
import json
import math
import sys
import warnings
from fractions import Fraction as F
from math import isqrt

import numpy as np
import scipy.stats
import sklearn
from sklearn import metrics as sk

assert sklearn.__version__ == "1.2.1", sklearn.__version__
warnings.simplefilter("ignore")


def sqrt(fraction):
    """The square root to 40 digits, as a fraction."""
    scale = 10**40
    return F(isqrt(fraction.numerator * fraction.denominator * scale * scale), fraction.denominator * scale)


def quotient(a, b):
    return F(int(a), int(b)) if b else None


def mean(values, weights=None):
    """The mean, or None where one that has weight is None."""
    weights = weights if weights is not None else [1] * len(values)
    used = [(v, int(w)) for v, w in zip(values, weights) if w]
    if not used or any(v is None for v, _ in used):
        return None
    return sum(F(v) * w for v, w in used) / sum(w for _, w in used)


def zero(value):
    return F(0) if value is None else value


def table(truth, predicted, labels):
    place = {label: i for i, label in enumerate(labels)}
    c = np.zeros((len(labels), len(labels)), dtype=object)
    for t, p in zip(truth, predicted):
        c[place[t], place[p]] += 1
    return c


def ratios(tp, true, pred):
    return {
        "precision": quotient(tp, pred),
        "recall": quotient(tp, true),
        "f1": quotient(2 * tp, true + pred),
        "f-beta": quotient(5 * tp, 4 * true + pred),
        "jaccard": quotient(tp, true + pred - tp),
    }


def exact(truth, predicted):
    labels = sorted(set(truth) | set(predicted), key=lambda s: s.encode("utf-16-be"))
    k = len(labels)
    c = table(truth, predicted, labels)
    n = len(truth)
    rows, columns, hits = c.sum(1), c.sum(0), c.diagonal()
    per = [ratios(hits[i], rows[i], columns[i]) for i in range(k)]
    present = [per[i]["recall"] for i in range(k) if rows[i]]
    dot = sum(rows * columns)
    vt, vp = n * n - sum(rows * rows), n * n - sum(columns * columns)
    balanced = sum(present) / len(present)
    chance = F(1, len(present))
    out = {
        "accuracy": F(int(hits.sum()), n),
        "balanced-accuracy": balanced,
        "adjusted-balanced-accuracy": (balanced - chance) / (1 - chance) if chance < 1 else None,
        "mcc": F(int(n * hits.sum() - dot)) / sqrt(F(int(vt * vp))) if vt and vp else None,
        "cohen-kappa": F(int(n * hits.sum() - dot), int(n * n - dot)) if n * n != dot else None,
    }
    micro = ratios(hits.sum(), n, n)
    given = labels[: k // 2] + ["never seen"]
    place = {label: i for i, label in enumerate(labels)}
    for ratio in micro:
        beta = "|beta:2" if ratio == "f-beta" else ""
        values = [p[ratio] for p in per]
        out[f"micro-{ratio}{beta}"] = micro[ratio]
        out[f"macro-{ratio}{beta}"] = mean(values)
        out[f"macro-{ratio}{beta}|labels:truth"] = mean([per[i][ratio] for i in range(k) if rows[i]])
        out[f"weighted-{ratio}{beta}"] = mean(values, rows)
        if ratio in ("precision", "recall"):
            out[f"macro-{ratio}|zero:0"] = mean([zero(v) for v in values])
            out[f"macro-{ratio}|zero:1"] = mean([F(1) if v is None else v for v in values])
            out[f"weighted-{ratio}|zero:0"] = mean([zero(v) for v in values], rows)
        option = f"|labels:{','.join(['given'] + sorted(given, key=lambda s: s.encode('utf-16-be')))}"
        some = [place[label] for label in given if label in place]
        part = ratios(sum(hits[i] for i in some), sum(rows[i] for i in some), sum(columns[i] for i in some))
        out[f"macro-{ratio}{beta}{option}|zero:0"] = mean([zero(per[i][ratio]) for i in some] + [F(0)])
        if some:
            out[f"macro-{ratio}{beta}{option}|unseen:out|zero:0"] = mean([zero(per[i][ratio]) for i in some])
        out[f"micro-{ratio}{beta}{option}"] = part[ratio]
    for i, label in enumerate(labels):
        tp, fp, fn = int(hits[i]), int(columns[i] - hits[i]), int(rows[i] - hits[i])
        tn = n - tp - fp - fn
        sens, spec = quotient(tp, tp + fn), quotient(tn, tn + fp)
        both = sens is not None and spec is not None
        for ratio, value in per[i].items():
            out[f"{ratio}({label})" + ("|beta:2" if ratio == "f-beta" else "")] = value
        out[f"f-beta({label})|beta:0"] = per[i]["precision"]
        out[f"f-beta({label})|beta:inf"] = per[i]["recall"]
        out[f"specificity({label})"] = spec
        out[f"negative-predictive-value({label})"] = quotient(tn, tn + fn)
        out[f"youden-j({label})"] = sens + spec - 1 if both else None
        out[f"geometric-mean({label})"] = sqrt(sens * spec) if both else None
        out[f"positive-likelihood-ratio({label})"] = sens / (1 - spec) if both and spec < 1 else None
        out[f"negative-likelihood-ratio({label})"] = (1 - sens) / spec if both and spec else None
        out[f"net-benefit({label})|threshold:0.25"] = F(tp, n) - F(fp, n) / 3
    if k > 1:
        ordinal(out, truth, predicted, labels[::-1])
        costs(out, truth, predicted, labels)
    return {key: None if value is None else float(value) for key, value in out.items()}


def ordinal(out, truth, predicted, scale):
    """The labels in the order of scale, which is not that of their letters."""
    option = "|scale:" + ",".join(scale)
    c = table(truth, predicted, scale)
    k, n = len(scale), len(truth)
    rows, columns = c.sum(1), c.sum(0)
    steps = [[abs(i - j) for j in range(k)] for i in range(k)]
    for name, power in (("linear-kappa", 1), ("quadratic-kappa", 2)):
        o = sum(steps[i][j] ** power * c[i, j] for i in range(k) for j in range(k))
        e = sum(steps[i][j] ** power * rows[i] * columns[j] for i in range(k) for j in range(k))
        out[name + option] = 1 - F(int(n * o), int(e)) if e else None
    errors = [sum(steps[i][j] * c[i, j] for j in range(k)) for i in range(k)]
    out["ordinal-mae" + option] = F(int(sum(errors)), n)
    out["macro-ordinal-mae" + option] = mean([quotient(errors[i], rows[i]) for i in range(k) if rows[i]])
    out["within-one-accuracy" + option] = F(
        int(sum(c[i, j] for i in range(k) for j in range(k) if steps[i][j] <= 1)), n)
    surplus = sum(
        c[i, j] * c[x, y] * (1 if y > j else -1 if y < j else 0)
        for i in range(k) for j in range(k) for x in range(i + 1, k) for y in range(k)
    ) if k <= 5 else None
    pt, pp = (n * n - sum(rows * rows)) // 2, (n * n - sum(columns * columns)) // 2
    if surplus is not None:
        out["ordinal-tau-b" + option] = F(int(surplus)) / sqrt(F(int(pt * pp))) if pt and pp else None
    rt = [2 * sum(rows[:i]) + rows[i] - n for i in range(k)]
    rp = [2 * sum(columns[:i]) + columns[i] - n for i in range(k)]
    cov = sum(c[i, j] * rt[i] * rp[j] for i in range(k) for j in range(k))
    vt, vp = sum(rows[i] * rt[i] ** 2 for i in range(k)), sum(columns[i] * rp[i] ** 2 for i in range(k))
    out["ordinal-spearman" + option] = F(int(cov)) / sqrt(F(int(vt * vp))) if vt and vp else None


def costs(out, truth, predicted, labels):
    """Costs of 1, 2, 3 ... cell by cell with 0 for right answers."""
    k, n = len(labels), len(truth)
    cost = [[0 if i == j else 1 + (i * k + j) % 7 for j in range(k)] for i in range(k)]
    option = f"|classes:{','.join(labels)}|costs:" + ",".join(str(x) for row in cost for x in row)
    c = table(truth, predicted, labels)
    rows = c.sum(1)
    value = F(int(sum(cost[i][j] * c[i, j] for i in range(k) for j in range(k))), n)
    naive = min(F(int(sum(cost[i][a] * rows[i] for i in range(k))), n) for a in range(k))
    out["expected-cost" + option] = value
    out["normalized-expected-cost" + option] = value / naive if naive else None
    shares = [F(1, k)] * k
    if all(rows) and k in (2, 4):
        # Shares that a double holds without error.
        text = option + "|shares:" + ",".join([str(1 / k)] * k)
        out["expected-cost" + text] = sum(
            shares[i] * F(int(sum(cost[i][j] * c[i, j] for j in range(k))), int(rows[i])) for i in range(k))


def from_sklearn(truth, predicted):
    labels = sorted(set(truth) | set(predicted))
    out = {
        "accuracy": sk.accuracy_score(truth, predicted),
        "balanced-accuracy": sk.balanced_accuracy_score(truth, predicted),
        "mcc|zero:0": sk.matthews_corrcoef(truth, predicted),
        "cohen-kappa": sk.cohen_kappa_score(truth, predicted),
    }
    if len(set(truth)) > 1:
        out["adjusted-balanced-accuracy"] = sk.balanced_accuracy_score(truth, predicted, adjusted=True)
    given = labels[: len(labels) // 2] + ["never seen"]
    option = "|labels:given," + ",".join(sorted(given, key=lambda s: s.encode("utf-16-be")))
    for average in ("micro", "macro", "weighted"):
        for z in (0, 1):
            p, r, _, _ = sk.precision_recall_fscore_support(truth, predicted, average=average, zero_division=z)
            if average == "micro":
                out["micro-precision"], out["micro-recall"] = p, r
            else:
                out[f"{average}-precision|zero:{z}"], out[f"{average}-recall|zero:{z}"] = p, r
        _, _, f, _ = sk.precision_recall_fscore_support(truth, predicted, average=average, zero_division=0)
        out[f"{average}-f1"] = f
        out[f"{average}-f-beta|beta:0.5"] = sk.fbeta_score(
            truth, predicted, beta=0.5, average=average, zero_division=0)
        out[f"{average}-jaccard"] = sk.jaccard_score(truth, predicted, average=average, zero_division=0)
        p, r, f, _ = sk.precision_recall_fscore_support(
            truth, predicted, labels=given, average=average, zero_division=0)
        out[f"{average}-precision{option}|zero:0"] = p
        out[f"{average}-recall{option}|zero:0"] = r
        out[f"{average}-f1{option}|zero:0"] = f
    p, r, f, _ = sk.precision_recall_fscore_support(truth, predicted, labels=labels, zero_division=0)
    for i, label in enumerate(labels):
        out[f"precision({label})|zero:0"], out[f"recall({label})|zero:0"] = p[i], r[i]
        out[f"f1({label})|zero:0"] = f[i]
    if len(labels) == 2:
        for label in labels:
            plus, minus = sk.class_likelihood_ratios(
                truth, predicted, labels=sorted(labels, key=lambda x: x == label))
            out[f"positive-likelihood-ratio({label})"] = plus
            out[f"negative-likelihood-ratio({label})"] = minus
    if len(labels) > 1:
        scale = sorted(labels, key=lambda s: s.encode("utf-16-be"))[::-1]
        option = "|scale:" + ",".join(scale)
        t, p = [scale.index(x) for x in truth], [scale.index(x) for x in predicted]
        out["linear-kappa" + option] = sk.cohen_kappa_score(truth, predicted, labels=scale, weights="linear")
        out["quadratic-kappa" + option] = sk.cohen_kappa_score(truth, predicted, labels=scale, weights="quadratic")
        out["ordinal-mae" + option] = sk.mean_absolute_error(t, p)
        out["ordinal-tau-b" + option] = scipy.stats.kendalltau(t, p).statistic
        out["ordinal-spearman" + option] = scipy.stats.spearmanr(t, p).statistic
    return {key: None if math.isnan(value) else float(value) for key, value in out.items()}


def case(name, truth, predicted):
    return {
        "name": name,
        "truth": truth,
        "predicted": predicted,
        "exact": exact(truth, predicted),
        "sklearn": from_sklearn(truth, predicted),
    }


def random_case(seed, labels, weights, n, noise):
    rng = np.random.default_rng(seed)
    truth = rng.choice(labels, size=n, p=weights)
    answer = np.where(rng.random(n) < noise, rng.choice(labels, size=n), truth)
    return case(f"random of {len(labels)} labels, seed {seed}", truth.tolist(), answer.tolist())


def top_k_case(seed, n, k, digits):
    """Scores rounded to few digits, so that ties occur. Labels are a, b, c ... in their order."""
    rng = np.random.default_rng(seed)
    labels = [chr(97 + i) for i in range(k)]
    truth = rng.choice(labels, size=n).tolist()
    scores = np.round(rng.random((n, k)), digits)
    return {
        "labels": labels,
        "truth": truth,
        "scores": scores.tolist(),
        "values": {
            f"top-k-accuracy({j})|ties:last-label-first":
                float(sk.top_k_accuracy_score(truth, scores, k=j, labels=labels)) for j in range(1, k)
        },
    }


cases = [
    case("one hit", ["a"], ["a"]),
    case("one miss", ["a"], ["b"]),
    case("one true label, all right", ["a"] * 5, ["a"] * 5),
    case("one true label, some wrong", ["a"] * 5, ["a", "a", "b", "c", "a"]),
    case("one predicted label", ["a", "b", "c", "a"], ["a"] * 4),
    case("nothing right", ["a", "b", "c"], ["b", "c", "a"]),
    case("predicted label never seen in truth", ["a", "b", "a"], ["a", "z", "a"]),
    case("all right", ["a", "b", "c", "b"], ["a", "b", "c", "b"]),
    case("empty text is a label", ["", "a", "", "a"], ["", "", "a", "a"]),
    case("labels beyond the basic plane", ["\U0001f600", "\uff21", "\U0001f600"], ["\uff21", "\uff21", "\U0001f600"]),
    case("labels of spaces", ["\u00a0", " ", "\u00a0", " "], ["\u00a0", "\u00a0", " ", " "]),
    random_case(1, ["ham", "spam"], [0.87, 0.13], 200, 0.2),
    random_case(2, ["a", "b", "c"], [0.2, 0.3, 0.5], 150, 0.5),
    random_case(3, [f"l{i:02d}" for i in range(20)], [0.05] * 20, 300, 0.3),
    random_case(4, ["x", "y"], [0.5, 0.5], 100, 1.0),
    random_case(5, ["1", "2", "3", "4", "5"], [0.1, 0.2, 0.4, 0.2, 0.1], 400, 0.4),
]
result = {
    "cases": cases,
    "topK": [top_k_case(1, 60, 5, 1), top_k_case(2, 40, 4, 8), top_k_case(3, 30, 6, 0)],
}
text = json.dumps(result, separators=(",", ":"))
sys.stdout.write(text.replace('{"name"', '\n{"name"').replace('{"labels"', '\n{"labels"') + "\n")
