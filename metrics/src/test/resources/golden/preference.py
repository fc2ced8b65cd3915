"""Makes preference.json: ratings and length-controlled win rates from independent optimisers.

The likelihoods of Bradley and Terry (1952, a tie being half a win for either) and of Davidson
(1970) are maximised with SciPy's BFGS and then polished with Newton steps on numerical Hessians of
exact gradients; the logistic regression likewise. Elo is the textbook loop.

    python3 preference.py > preference.json
"""
import json
import math
import random

import numpy as np
from scipy.optimize import minimize


def fit(function, gradient, size):
    x = minimize(function, np.zeros(size), jac=gradient, method="BFGS", options={"gtol": 1e-10}).x
    for _ in range(5):
        h = 1e-5
        hessian = np.array([(gradient(x + h * e) - gradient(x - h * e)) / (2 * h) for e in np.eye(size)])
        x = x - np.linalg.lstsq(hessian, gradient(x), rcond=1e-9)[0]
    return x


def strengths(matches, players, davidson):
    place = {p: i for i, p in enumerate(players)}
    n = len(players)

    def both(theta):
        value, gradient = 0.0, np.zeros(n + 1)
        for a, b, outcome in matches:
            i, j = place[a], place[b]
            terms = [theta[i], theta[j]] + ([theta[n] + (theta[i] + theta[j]) / 2] if davidson else [])
            top = max(terms)
            weights = np.exp(np.array(terms) - top)
            log_sum, p = top + math.log(weights.sum()), weights / weights.sum()
            if outcome == "TIE":
                seen = [0, 0, 1] if davidson else [0.5, 0.5]
            else:
                seen = [1.0 * (outcome == "FIRST"), 1.0 * (outcome == "SECOND")] + ([0] if davidson else [])
            value -= float(np.dot(seen, terms)) - log_sum
            for s, q, to in zip(seen, p, [{i: 1}, {j: 1}, {n: 1, i: 0.5, j: 0.5}]):
                for index, weight in to.items():
                    gradient[index] -= (s - q) * weight
        if not davidson:
            gradient[n] = 0
        # The sum of the strengths is free; this fixes it without moving their differences.
        value += 0.5 * theta[:n].sum() ** 2
        gradient[:n] += theta[:n].sum()
        return value, gradient

    theta = fit(lambda t: both(t)[0], lambda t: both(t)[1], n + 1)[:n]
    theta = theta - theta.mean()
    return {p: 1000 + 400 / math.log(10) * float(t) for p, t in zip(players, theta)}


def elo(matches, players):
    rating = {p: 1000.0 for p in players}
    for a, b, outcome in matches:
        expected = 1 / (1 + 10 ** ((rating[b] - rating[a]) / 400))
        score = {"FIRST": 1.0, "SECOND": 0.0, "TIE": 0.5}[outcome]
        rating[a], rating[b] = rating[a] + 4 * (score - expected), rating[b] - 4 * (score - expected)
    return rating


def length_controlled(rows):
    delta = np.array([d for d, _ in rows], dtype=float)
    y = np.array([{"FIRST": 1.0, "SECOND": 0.0, "TIE": 0.5}[o] for _, o in rows])
    x = np.column_stack([np.ones(len(rows)), np.tanh(delta / delta.std())])
    p = lambda t: 1 / (1 + np.exp(-x @ t))
    t = fit(lambda t: -float(np.sum(y * (x @ t) - np.log1p(np.exp(x @ t)))), lambda t: -x.T @ (y - p(t)), 2)
    information = x.T @ (x * (p(t) * (1 - p(t)))[:, None])
    error = math.sqrt(np.linalg.inv(information)[0, 0])
    logistic = lambda v: 1 / (1 + math.exp(-v))
    return [logistic(t[0]), logistic(t[0] - 1.959963984540054 * error), logistic(t[0] + 1.959963984540054 * error)]


def drawn(rng, players, count, ties):
    skill = {p: rng.gauss(0, 1) for p in players}
    matches = []
    for _ in range(count):
        a, b = rng.sample(players, 2)
        r = rng.random()
        if r < ties:
            matches.append((a, b, "TIE"))
        else:
            first = rng.random() < 1 / (1 + math.exp(skill[b] - skill[a]))
            matches.append((a, b, "FIRST" if first else "SECOND"))
    return matches


def main():
    rng = random.Random(20261122)
    leagues = []
    for names, count, ties in [("AB", 30, 0.0), ("ABC", 60, 0.2), ("ABCDE", 200, 0.3), ("ABCDEFGHIJ", 300, 0.1)]:
        players = list(names)
        matches = drawn(rng, players, count, ties)
        league = {"matches": matches, "bradley-terry": strengths(matches, players, False), "elo": elo(matches, players)}
        if ties:
            league["davidson"] = strengths(matches, players, True)
        leagues.append(league)
    lengths = []
    for count in (40, 300):
        rows = []
        for _ in range(count):
            d = int(rng.gauss(100, 200))
            win = rng.random() < 1 / (1 + math.exp(-(0.2 + 0.004 * d)))
            rows.append((d, "TIE" if rng.random() < 0.1 else "FIRST" if win else "SECOND"))
        lengths.append({"rows": rows, "value": length_controlled(rows)})
    print(json.dumps({"leagues": leagues, "lengths": lengths}))


main()
