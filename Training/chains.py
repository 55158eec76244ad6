"""Linear-chain conditional random fields over sparse features: maximum likelihood with L2 regularisation."""
import numpy as np
from scipy.optimize import minimize


class Chains:
    """Where the items of each chain stand in one long list."""

    def __init__(self, lengths):
        self.lengths = np.asarray(lengths)
        self.mask = np.arange(self.lengths.max())[None, :] < self.lengths[:, None]

    def padded(self, scores):
        """Chain, place, class."""
        found = np.zeros((*self.mask.shape, scores.shape[1]))
        found[self.mask] = scores
        return found


class Model:
    """Weights of features (feature, class), of a class after another, of the first and of the last class."""

    def __init__(self, weights, following, first, last):
        self.weights, self.following, self.first, self.last = weights, following, first, last

    @classmethod
    def of(cls, flat, features, classes):
        parts = np.split(flat, np.cumsum([features * classes, classes * classes, classes]))
        return cls(parts[0].reshape(features, classes), parts[1].reshape(classes, classes), parts[2], parts[3])


def log_sum(values, axis):
    highest = values.max(axis, keepdims=True)
    return (highest + np.log(np.exp(values - highest).sum(axis, keepdims=True))).squeeze(axis)


def expectations(chains, scores, model):
    """Log normaliser of each chain, probability of each class of each item, and how often each class is expected after
    another, first and last."""
    scores = chains.padded(scores)
    count, longest, _ = scores.shape
    forward, backward = np.zeros_like(scores), np.zeros_like(scores)
    forward[:, 0] = model.first + scores[:, 0]
    for place in range(1, longest):
        there = chains.mask[:, place][:, None]
        new = log_sum(forward[:, place - 1][:, :, None] + model.following[None], 1) + scores[:, place]
        forward[:, place] = np.where(there, new, forward[:, place - 1])
    whole = log_sum(forward[:, -1] + model.last, 1)
    backward[:] = model.last
    following = np.zeros_like(model.following)
    for place in range(longest - 2, -1, -1):
        there = chains.mask[:, place + 1]
        after = model.following[None] + (scores[:, place + 1] + backward[:, place + 1])[:, None, :]
        backward[:, place] = np.where(there[:, None], log_sum(after, 2), backward[:, place + 1])
        following += np.exp(forward[:, place][:, :, None] + after - whole[:, None, None])[there].sum(0)
    chances = np.exp(forward + backward - whole[:, None, None])
    last = chances[np.arange(count), chains.lengths - 1]
    return whole, chances[chains.mask], following, chances[:, 0].sum(0), last.sum(0)


def fit(matrix, labels, lengths, classes, l2, steps):
    """The model of greatest likelihood, less `l2` times half the sum of squares of all weights."""
    chains, transposed = Chains(lengths), matrix.T.tocsr()
    items, features = matrix.shape
    truth = np.zeros((items, classes))
    truth[np.arange(items), labels] = 1
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    ends = np.cumsum(lengths) - 1
    inner = np.setdiff1d(np.arange(items), starts)
    following = np.zeros((classes, classes))
    np.add.at(following, (labels[inner - 1], labels[inner]), 1)
    first, last = (np.bincount(labels[places], minlength=classes) for places in (starts, ends))

    def loss(flat):
        model = Model.of(flat, features, classes)
        scores = matrix @ model.weights
        whole, chances, expected, expected_first, expected_last = expectations(chains, scores, model)
        reached = (scores * truth).sum() + (model.following * following).sum()
        reached += (model.first * first).sum() + (model.last * last).sum()
        slope = np.concatenate([
            (transposed @ (chances - truth)).ravel(), (expected - following).ravel(), expected_first - first,
            expected_last - last])
        return whole.sum() - reached + l2 / 2 * (flat @ flat), slope + l2 * flat

    size = features * classes + classes * classes + 2 * classes
    found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return Model.of(found.x, features, classes)


def chances(matrix, lengths, model):
    """The probability of each class of each item."""
    return expectations(Chains(lengths), matrix @ model.weights, model)[1]
