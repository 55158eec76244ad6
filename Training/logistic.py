"""L2-regularised logistic regression over named binary features. Standard library only, and deterministic."""
from math import exp


def probability(features, weights):
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) for name in features)))


def fit(units, labels, l2, expected, tolerance=1e-3):
    """The weights by feature: cyclic coordinate descent, one Newton step a weight and sweep.

    units: a list of features each. `l2` pulls every weight towards its `expected` value, 0 where there is none.
    """
    columns = {}
    for row, features in enumerate(units):
        for name in features:
            columns.setdefault(name, []).append(row)
    names = sorted(columns)
    weights = {name: expected.get(name, 0.0) for name in names}
    margins = [sum(weights[name] for name in features) for features in units]
    chances = [1 / (1 + exp(-margin)) for margin in margins]
    for _ in range(1000):
        largest = 0.0
        for name in names:
            rows = columns[name]
            slope, curve = l2 * (weights[name] - expected.get(name, 0.0)), l2
            for row in rows:
                chance = chances[row]
                slope += chance - labels[row]
                curve += chance * (1 - chance)
            # A step is bounded, for the curve holds only near the point.
            step = max(-1.0, min(1.0, -slope / curve))
            largest = max(largest, abs(step))
            if abs(step) < tolerance / 10:
                continue
            weights[name] += step
            for row in rows:
                margins[row] += step
                chances[row] = 1 / (1 + exp(-margins[row]))
        if largest < tolerance:
            return weights
    raise ArithmeticError("the weights did not settle")
