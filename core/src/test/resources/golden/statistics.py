"""Makes statistics.json: golden values of core.statistics and core.objective from SciPy.

Made with SciPy 1.17.1 and NumPy 2.4.6.

    python3 statistics.py > statistics.json
"""
import json

import numpy as np
from scipy import stats
from scipy.special import ndtr, ndtri

probabilities = [1e-300, 1e-100, 1e-20, 1e-10, 1e-5, 0.001, 0.01, 0.025, 0.05, 0.1, 0.25, 0.4999,
                 0.5, 0.5001, 0.6, 0.75, 0.9, 0.95, 0.975, 0.99, 0.995, 0.999, 0.9999999, 1 - 2**-53]
values = [-37.5, -20.0, -8.0, -5.0, -3.0, -1.96, -1.0, -0.5, -1e-3, 0.0, 1e-9, 0.3, 1.0, 1.6448536269514722,
          1.959963984540054, 3.0, 5.0, 8.0, 9.0]
counts = [(0, 1), (1, 1), (0, 10), (10, 10), (1, 10), (5, 10), (9, 10), (90, 100), (100, 100), (3, 7),
          (29, 30), (99, 100), (1, 1000), (500, 1000), (4825, 5574), (999_000, 1_000_000)]


def interval(successes, trials, method):
    ci = stats.binomtest(successes, trials).proportion_ci(0.95, method=method)
    return [float(ci.low), float(ci.high)]


def paired(name, seed, n, shift, spread, offset):
    rng = np.random.default_rng(seed)
    before = (offset + rng.normal(size=n)).tolist()
    after = [b + shift + spread * e for b, e in zip(before, rng.normal(size=n))]
    test = stats.ttest_rel(after, before, alternative="greater")
    return {"name": name, "before": before, "after": after, "p": float(test.pvalue)}


print(json.dumps({
    "quantile": [[p, float(ndtri(p))] for p in probabilities],
    "cumulative": [[v, float(ndtr(v))] for v in values],
    "proportion": [
        {"successes": s, "trials": t, "wilson": interval(s, t, "wilson"), "exact": interval(s, t, "exact")}
        for s, t in counts
    ],
    "paired": [
        paired("clear gain", 1, 30, 0.5, 0.5, 0),
        paired("no gain", 2, 30, 0.0, 1.0, 0),
        paired("small gain, little noise", 3, 12, 0.01, 0.01, 0),
        paired("loss", 4, 25, -0.4, 0.7, 0),
        paired("borderline", 5, 20, 0.3, 1.0, 0),
        paired("two rows", 6, 2, 0.2, 0.05, 0),
        paired("large gain with tiny spread", 7, 20, 1e6, 1e-3, 0),
    ],
}, indent=1))
