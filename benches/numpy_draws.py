"""The yardstick of `cargo bench --bench draws`: ranks over weight draws in vectorised numpy.

usage: numpy_draws.py DRAWS SHARE TIMES < FIGURES
FIGURES: the weights in the first line, then a line a unit with the share of each maximum that it has, or nan.
Prints least, median and most milliseconds; then a line a unit: 5th, 50th and 95th percentile of its rank.
"""
import statistics
import sys
import time

import numpy as np

draws, share, times = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
table = np.loadtxt(sys.stdin)
weights, shares = table[0], table[1:]
there = ~np.isnan(shares)
shares, there = np.where(there, shares, 0.0).T.copy(), there.astype(float).T.copy()
chance = np.random.default_rng(1)


def places(figures):
    """Competition ranks along the rows, the highest first; equal figures share the better rank."""
    units = figures.shape[1]
    order = np.argsort(-figures, axis=1)
    best_first = np.take_along_axis(figures, order, 1)
    begins = np.ones_like(best_first, dtype=bool)
    begins[:, 1:] = best_first[:, 1:] != best_first[:, :-1]
    in_order = np.maximum.accumulate(np.where(begins, np.arange(1, units + 1), 0), axis=1)
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, in_order, 1)
    return ranks


def percentiles():
    drawn = weights * chance.uniform(1.0 - share, 1.0 + share, (draws, weights.size))
    drawn /= drawn.sum(axis=1, keepdims=True)
    percents = np.round(100.0 * (drawn @ shares) / (drawn @ there), 2)
    return np.percentile(places(percents), [5, 50, 95], axis=0)


taken = []
for round_ in range(times + 2):
    begun = time.perf_counter()
    found = percentiles()
    if round_ > 1:
        taken.append(1000.0 * (time.perf_counter() - begun))
print(min(taken), statistics.median(taken), max(taken))
for unit in found.T:
    print(*unit)
