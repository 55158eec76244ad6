"""Ranking of the members of groups by a linear model: the probability of a group's right members is that of a softmax over
all of them. Maximum likelihood with L2 regularisation."""
import numpy as np
from scipy.optimize import minimize


def fit(matrix, groups, right, l2, steps=60):
    """The weights by column. `groups` ascends; groups without a right member teach nothing."""
    begins = np.r_[True, groups[1:] != groups[:-1]]
    starts, place = np.flatnonzero(begins), np.cumsum(begins) - 1
    right = right.astype(float)
    teaches = np.add.reduceat(right, starts) > 0
    transposed = matrix.T.tocsr()

    def loss(weights):
        scores = matrix @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[place])
        whole, rights = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts)
        rights = np.where(teaches, np.maximum(rights, 1e-300), 1.0)
        slope = np.where(teaches[place], powers / whole[place] - powers * right / rights[place], 0.0)
        value = (np.log(whole) - np.log(rights))[teaches].sum()
        return value + l2 / 2 * (weights @ weights), transposed @ slope + l2 * weights

    return minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": steps}).x
