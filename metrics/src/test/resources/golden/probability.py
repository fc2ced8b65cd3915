"""Writes probability.json: golden values for metrics of scores and of stated probabilities.

Run with scikit-learn 1.2.1, NumPy 1.24.2:  python3 probability.py > probability.json

From scikit-learn itself: ROC areas (plain, partial, of several classes), average precision, points
of precision and recall, log loss, Brier score of two classes, calibration curves, isotonic rates.
In exact fractions or by the formula, because 1.2.1 has no such function: DeLong's variance over all
pairs, the Brier score of several classes, calibration errors, both scores relative to the prior
(as d2_log_loss_score of 1.5 and d2_brier_score of 1.8 define them).
By brute force: the smooth calibration error, as a sum over all rows on a fine grid.
null stands for a value that is undefined.
"""
import json
from fractions import Fraction

import numpy as np
from sklearn.calibration import calibration_curve
from sklearn.isotonic import IsotonicRegression
from sklearn import metrics as sk

Z = 1.959963984540054


def delong(y, s):
    pos = [Fraction(v) for v, t in zip(s, y) if t]
    neg = [Fraction(v) for v, t in zip(s, y) if not t]
    if len(pos) < 2 or len(neg) < 2:
        return None
    win = lambda a, b: Fraction(1) if a > b else Fraction(1, 2) if a == b else Fraction(0)
    v10 = [sum(win(a, b) for b in neg) / len(neg) for a in pos]
    v01 = [sum(win(a, b) for a in pos) / len(pos) for b in neg]
    area = sum(v10) / len(pos)
    var = sum((v - area) ** 2 for v in v10) / (len(pos) - 1) / len(pos) + sum(
        (v - area) ** 2 for v in v01
    ) / (len(neg) - 1) / len(neg)
    if var == 0:
        return None
    half = Z * float(var) ** 0.5
    return [max(0.0, float(area) - half), min(1.0, float(area) + half)]


def ranking(y, s):
    y, s = np.array(y), np.array(s)
    both = 0 < y.sum() < len(y)
    out = {
        "auroc": sk.roc_auc_score(y, s) if both else None,
        "partial-auroc(0.1)": sk.roc_auc_score(y, s, max_fpr=0.1) if both else None,
        "partial-auroc(0.37)": sk.roc_auc_score(y, s, max_fpr=0.37) if both else None,
        "average-precision": sk.average_precision_score(y, s) if y.sum() else None,
    }
    if y.sum():
        precision, recall, _ = sk.precision_recall_curve(y, s)
        out["pr-auc-trapezoid"] = sk.auc(recall, precision)
        for t in (0.5, 0.8, 1.0):
            out["recall-at-precision(%s)" % t] = recall[precision >= t].max()
        for t in (0.3, 0.9):
            # The last point calls nothing positive.
            out["precision-at-recall(%s)" % t] = precision[:-1][recall[:-1] >= t].max()
    if both:
        fpr, tpr, _ = sk.roc_curve(y, s, drop_intermediate=False)
        for t in (0.5, 0.9):
            out["specificity-at-sensitivity(%s)" % t] = (1 - fpr)[tpr >= t].max()
    return out


def edge_bin(c, k):
    return int(np.searchsorted(np.linspace(0, 1, k + 1)[1:-1], c))


def gaps(conf, hit, bins_of):
    groups = {}
    for c, h in zip(conf, hit):
        groups.setdefault(bins_of(c), []).append((Fraction(float(c)), int(h)))
    n = len(conf)
    return [
        (Fraction(len(g), n), abs(sum(h for _, h in g) - sum(c for c, _ in g)) / len(g))
        for g in groups.values()
    ]


def norms(conf, hit, bins_of):
    g = gaps(conf, hit, bins_of)
    return {
        "l1": float(sum(w * d for w, d in g)),
        "l2": float(sum(w * d * d for w, d in g)) ** 0.5,
        "max": float(max(d for _, d in g)),
    }


def mass_bins(conf, k):
    edges = np.percentile(conf, np.linspace(0, 1, k + 1) * 100)[1:-1]
    return lambda c: int(np.searchsorted(edges, c))


def calibration(conf, hit, of):
    out = {}
    for k in (10, 15):
        for name, bins_of in (("width", lambda c: edge_bin(c, k)), ("mass", mass_bins(conf, k))):
            found = norms(conf, hit, bins_of)
            for norm in ("l1", "l2"):
                out["ece|of:%s|bins:%d|binning:%s|norm:%s" % (of, k, name, norm)] = found[norm]
            out["mce|of:%s|bins:%d|binning:%s" % (of, k, name)] = found["max"]
            if name == "mass":
                out["ace|of:%s|bins:%d" % (of, k)] = found["l1"]
    return out


def corp(y, p):
    y, p = np.array(y, float), np.array(p)
    order = np.argsort(p, kind="stable")
    fit = IsotonicRegression(out_of_bounds="clip").fit(p[order], y[order]).predict(p)
    s, c, r = ((p - y) ** 2).mean(), ((fit - y) ** 2).mean(), ((y.mean() - y) ** 2).mean()
    return {"brier-reliability": s - c, "brier-resolution": r - c, "brier-uncertainty": r}


def murphy(y, p, k):
    bins_of = mass_bins(p, k)
    groups = {}
    for c, h in zip(p, y):
        groups.setdefault(bins_of(c), []).append((Fraction(float(c)), int(h)))
    n = len(y)
    rate = Fraction(sum(y), n)
    rel = res = Fraction(0)
    for g in groups.values():
        m, c, r = len(g), sum(c for c, _ in g) / len(g), Fraction(sum(h for _, h in g), len(g))
        rel += Fraction(m, n) * (c - r) ** 2
        res += Fraction(m, n) * (r - rate) ** 2
    return {
        "brier-reliability|by:bins|bins:%d" % k: float(rel),
        "brier-resolution|by:bins|bins:%d" % k: float(res),
    }


def smece(y, p):
    y, p = np.array(y, float), np.array(p)
    t = np.linspace(0, 1, 20001)

    def at(sigma):
        g = np.zeros_like(t)
        for f, r in zip(p, (y - p) / len(p)):
            for k in range(-6, 7):
                for image in (f + 2 * k, 2 * k - f):
                    if -7 * sigma < image < 1 + 7 * sigma:
                        g += r * np.exp(-((t - image) ** 2) / (2 * sigma**2))
        g /= sigma * np.sqrt(2 * np.pi)
        return np.trapz(np.abs(g), t)

    low, high = 0.0, 1.0
    for _ in range(22):
        mid = (low + high) / 2
        low, high = (low, mid) if at(mid) <= mid else (mid, high)
    return high


def binary(name, y, p, smooth=False):
    y = [int(v) for v in y]
    p = [float(v) for v in p]
    values = ranking(y, p)
    values["log-loss"] = sk.log_loss(y, p, labels=[0, 1])
    values["brier"] = sk.brier_score_loss(y, p)
    values["brier|scale:full"] = 2 * sk.brier_score_loss(y, p)
    values["brier|scale:half"] = sk.brier_score_loss(y, p)
    share = sum(y) / len(y)
    if 0 < share < 1:
        prior = [share] * len(y)
        values["d2-log-loss"] = 1 - values["log-loss"] / sk.log_loss(y, prior)
        values["d2-brier"] = 1 - values["brier"] / sk.brier_score_loss(y, prior)
    else:
        values["d2-log-loss"] = values["d2-brier"] = None
    values.update(calibration(p, y, "positive"))
    top = [v > 1 - v for v in p]
    confidence = [v if t else 1 - v for v, t in zip(p, top)]
    values.update(calibration(confidence, [t == (h == 1) for t, h in zip(top, y)], "top"))
    values.update(corp(y, p))
    values.update(murphy(y, p, 10))
    out = {"name": name, "positive": y, "score": p, "values": values, "delong": delong(y, p)}
    if smooth:
        out["smece"] = smece(y, p)
    curves = {}
    for strategy in ("uniform", "quantile"):
        for k in (5, 10):
            rate, mean = calibration_curve(y, p, n_bins=k, strategy=strategy)
            curves["%s-%d" % (strategy, k)] = {"rate": list(rate), "mean": list(mean)}
    if len(set(y)) == 2:
        out["curves"] = curves
    return out


def multi(name, truth, p):
    truth = [int(v) for v in truth]
    p = np.array(p)
    k = p.shape[1]
    values = {}
    for way in ("macro", "weighted", "micro"):
        values["auroc-ovr|average:" + way] = sk.roc_auc_score(truth, p, multi_class="ovr", average=way)
        if way != "micro":
            values["auroc-ovo|average:" + way] = sk.roc_auc_score(
                truth, p, multi_class="ovo", average=way
            )
    values["log-loss"] = sk.log_loss(truth, p)
    exact = lambda q: float(
        sum(
            (Fraction(float(q[i][j])) - (truth[i] == j)) ** 2 for i in range(len(truth)) for j in range(k)
        )
        / len(truth)
    )
    values["brier"] = exact(p)
    values["brier|scale:half"] = exact(p) / 2
    shares = np.bincount(truth, minlength=k) / len(truth)
    prior = np.tile(shares, (len(truth), 1))
    values["d2-log-loss"] = 1 - values["log-loss"] / sk.log_loss(truth, prior)
    values["d2-brier"] = 1 - values["brier"] / exact(prior)
    top = p.argmax(axis=1)
    values.update(calibration(list(p.max(axis=1)), list(top == truth), "top"))
    for b in (10, 15):
        for name_of, mass in (("width", False), ("mass", True)):
            each = [
                norms(
                    p[:, j],
                    [t == j for t in truth],
                    mass_bins(p[:, j], b) if mass else (lambda c: edge_bin(c, b)),
                )
                for j in range(k)
            ]
            for norm in ("l1", "l2", "max"):
                values["classwise-ece|bins:%d|binning:%s|norm:%s" % (b, name_of, norm)] = sum(
                    e[norm] for e in each
                ) / k
    return {"name": name, "truth": truth, "p": p.tolist(), "values": values}


def main():
    random = np.random.RandomState(7)
    cases = []
    p = random.uniform(size=200)
    cases.append(binary("without ties", random.uniform(size=200) < p, p, smooth=True))
    p = random.uniform(size=150).round(1)
    cases.append(binary("many ties", random.uniform(size=150) < p**2, p, smooth=True))
    p = random.beta(0.3, 3, size=300)
    cases.append(binary("rare and overconfident", random.uniform(size=300) < p / 2 + 0.01, p, smooth=True))
    p = random.beta(8, 1, size=120).astype(np.float32)
    cases.append(binary("sure floats", random.uniform(size=120) < 0.7, p, smooth=True))
    cases.append(binary("separated", [0] * 5 + [1] * 4, [0.1, 0.2, 0.2, 0.3, 0.4, 0.6, 0.7, 0.9, 0.95]))
    cases.append(binary("wrong way round", [1] * 5 + [0] * 4, [0.1, 0.2, 0.2, 0.3, 0.4, 0.6, 0.7, 0.9, 0.95]))
    cases.append(binary("all tied", [0, 1, 0, 1, 1, 0, 1], [0.5] * 7))
    cases.append(binary("labels as scores", [0, 1, 0, 1, 1, 0, 1, 0], [0, 1, 1, 1, 0, 0, 1, 0]))
    cases.append(binary("edges of bins", [0, 1] * 11, [i / 10 for i in range(11) for _ in (0, 1)]))
    cases.append(binary("sure misses", [1, 0, 1, 0], [0.0, 1.0, 1.0, 0.0]))
    cases.append(binary("one positive", [0, 0, 1, 0, 0], [0.2, 0.9, 0.6, 0.1, 0.6]))
    cases.append(binary("no positives", [0, 0, 0], [0.2, 0.9, 0.6]))
    cases.append(binary("only positives", [1, 1, 1], [0.2, 0.9, 0.6]))
    many = []
    q = random.dirichlet([1, 1, 1], size=120)
    many.append(multi("three classes", [random.choice(3, p=r) for r in q], q))
    q = random.dirichlet([0.4] * 5, size=150)
    many.append(multi("five classes, half noise", [random.choice(5, p=r / 2 + 0.1) for r in q], q))
    print(json.dumps({"binary": cases, "multi": many}, separators=(",", ":"), default=float))


if __name__ == "__main__":
    main()
