"""Makes regression.json: golden values of the regression metrics.

Errors, deviances and shares of variance are scikit-learn 1.2.1's; correlations are SciPy 1.10.1's
(kendalltau in its variant b). The concordance correlation, which neither has, is computed from its
definition in exact fractions. null stands where the tool gives NaN or refuses, or where all
truths are the same (the tool's own number then stands under "finite").

    python3 regression.py > regression.json
"""
import json
import math
import random
import warnings
from fractions import Fraction as F

import numpy as np
from scipy import stats
from sklearn import metrics as sk

warnings.filterwarnings("ignore")


def number(value):
    value = float(value)
    return None if math.isnan(value) or math.isinf(value) else value


def tried(function):
    try:
        return number(function())
    except ValueError:
        return None


def concordance(y, p):
    y, p = [F(v) for v in y], [F(v) for v in p]
    n = len(y)
    my, mp = sum(y) / n, sum(p) / n
    vy = sum((a - my) ** 2 for a in y) / n
    vp = sum((b - mp) ** 2 for b in p) / n
    c = sum((a - my) * (b - mp) for a, b in zip(y, p)) / n
    below = vy + vp + (my - mp) ** 2
    return None if below == 0 else float(2 * c / below)


def pearson(y, p):
    """From exact fractions, as SciPy's loses digits where values are large beside their spread."""
    y, p = [F(v) for v in y], [F(v) for v in p]
    n = len(y)
    my, mp = sum(y) / n, sum(p) / n
    vy = sum((a - my) ** 2 for a in y)
    vp = sum((b - mp) ** 2 for b in p)
    c = sum((a - my) * (b - mp) for a, b in zip(y, p))
    if vy == 0 or vp == 0:
        return None
    scale = 10**40
    root = F(math.isqrt(vy.numerator * vp.numerator * vy.denominator * vp.denominator * scale * scale),
             vy.denominator * vp.denominator * scale)
    return float(c / root)


def r2(y, p):
    y, p = [F(v) for v in y], [F(v) for v in p]
    my = sum(y) / len(y)
    below = sum((a - my) ** 2 for a in y)
    return None if below == 0 or len(y) < 2 else float(1 - sum((a - b) ** 2 for a, b in zip(y, p)) / below)


def case(name, y, p, positive=False):
    constant = len(set(y)) == 1
    flat = constant or len(set(p)) == 1 or len(y) < 2
    values = {
        "mae": sk.mean_absolute_error(y, p),
        "mse": sk.mean_squared_error(y, p),
        "rmse": sk.mean_squared_error(y, p, squared=False),
        "median-absolute-error": sk.median_absolute_error(y, p),
        "max-error": sk.max_error(y, p),
        "pinball(0.1)": sk.mean_pinball_loss(y, p, alpha=0.1),
        "pinball(0.5)": sk.mean_pinball_loss(y, p, alpha=0.5),
        "pinball(0.9)": sk.mean_pinball_loss(y, p, alpha=0.9),
        "mape|floor:2.220446049250313E-16": sk.mean_absolute_percentage_error(y, p),
        "smape": np.mean([0 if a == b == 0 else 2 * abs(a - b) / (abs(a) + abs(b)) for a, b in zip(y, p)]),
        "r2": r2(y, p),
        "explained-variance": None if constant or len(y) < 2 else tried(lambda: sk.explained_variance_score(y, p)),
        "d2-absolute-error": None if constant or len(y) < 2 else tried(lambda: sk.d2_absolute_error_score(y, p)),
        "pearson": None if flat else pearson(y, p),
        "spearman": None if flat else number(stats.spearmanr(y, p)[0]),
        "kendall-tau-b": None if flat else number(stats.kendalltau(y, p, variant="b")[0]),
        "concordance": None if len(y) < 2 else concordance(y, p),
        "tweedie-deviance(0)": sk.mean_tweedie_deviance(y, p, power=0),
    }
    for power in (-1.5, 1, 1.5, 2, 3):
        key = f"tweedie-deviance({power})"
        values[key] = tried(lambda: sk.mean_tweedie_deviance(y, p, power=power))
    if positive:
        for power in (1, 1.5, 2, 3):
            values[f"d2-tweedie({power})"] = tried(lambda: sk.d2_tweedie_score(y, p, power=power))
    finite = {}
    if len(y) > 1:
        finite["r2|constant:finite"] = sk.r2_score(y, p)
        finite["explained-variance|constant:finite"] = sk.explained_variance_score(y, p)
    return {
        "name": name,
        "truth": y,
        "prediction": p,
        "values": {k: None if v is None else number(v) for k, v in values.items()},
        "finite": {k: float(v) for k, v in finite.items()},
    }


def main():
    rng = random.Random(20261122)
    cases = []
    for i, n in enumerate([2, 3, 5, 17, 60, 200]):
        y = [rng.gauss(0, 3) for _ in range(n)]
        cases.append(case(f"normal-{n}", y, [v + rng.gauss(0.3, 1) for v in y]))
        y = [float(rng.randrange(5)) for _ in range(n)]
        cases.append(case(f"tied-{n}", y, [float(rng.randrange(4)) for _ in range(n)]))
        y = [rng.expovariate(0.2) + 0.01 for _ in range(n)]
        cases.append(case(f"positive-{n}", y, [v * rng.uniform(0.5, 2) for v in y], True))
    y = [float(rng.randrange(4)) for _ in range(40)]
    cases.append(case("counts", y, [rng.uniform(0.1, 4) for _ in y]))
    cases.append(case("perfect", [1.0, 2.0, 3.5], [1.0, 2.0, 3.5]))
    cases.append(case("reversed", [1.0, 2.0, 3.0, 4.0], [4.0, 3.0, 2.0, 1.0]))
    cases.append(case("constant-truth", [2.0, 2.0, 2.0], [1.0, 2.0, 4.0]))
    cases.append(case("constant-truth-perfect", [2.0, 2.0, 2.0], [2.0, 2.0, 2.0]))
    cases.append(case("constant-prediction", [1.0, 2.0, 4.0], [2.0, 2.0, 2.0]))
    cases.append(case("one-row", [1.0], [2.0]))
    cases.append(case("with-zero", [0.0, 1.0, -2.0], [0.5, 1.0, 0.0]))
    print(json.dumps(cases, indent=0))


main()
