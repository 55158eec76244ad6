"""Linear models over hashed features: the file that Plugins/Extraction/Sources/Models/HashedModel.swift reads."""
import numpy as np
from scipy.sparse import csr_matrix


def hash(name):
    """The hash of a feature's name, as `FeatureHash` in Swift has it: FNV-1a, then the finaliser of MurmurHash3."""
    state = 0x811C9DC5
    for byte in name.encode():
        state = (state ^ byte) * 0x01000193 & 0xFFFFFFFF
    state = (state ^ state >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    state = (state ^ state >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return state ^ state >> 16


def matrix(rows, bits):
    """A sparse matrix with a row for each list of hashes; a feature counts as often as it is listed."""
    lengths = np.fromiter((len(row) for row in rows), np.int64, len(rows))
    columns = np.fromiter((hash for row in rows for hash in row), np.int64, int(lengths.sum())) & ((1 << bits) - 1)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    found = csr_matrix((np.ones(len(columns), np.float64), columns, starts), shape=(len(rows), 1 << bits))
    found.sum_duplicates()
    return found


def rounded(weights, bias, scale):
    """Weights and bias in whole parts of `scale`, as the file keeps them."""
    whole = np.clip(np.rint(np.atleast_2d(weights) / scale), -32768, 32767).astype(np.int64)
    return whole, np.rint(np.atleast_1d(bias) / scale).astype(np.int64)


def text(comments, classes, bits, scale, weights, bias, threshold=None):
    """The file of a model. `weights`: a row for each class, of two classes only one for the second; `scale` as a string."""
    whole, bias = rounded(weights, bias, float(scale))
    lines = ["# " + comment for comment in comments]
    lines += ["\t".join(["classes", *classes]), f"bits\t{bits}", f"scale\t{scale}"]
    lines.append("\t".join(["bias", *map(str, bias)]))
    if threshold is not None:
        lines.append(f"threshold\t{threshold}")
    for bucket in np.flatnonzero(whole.any(axis=0)):
        lines.append("\t".join(map(str, [bucket, *whole[:, bucket]])))
    return "\n".join(lines) + "\n"


def keep(folder, files, check):
    """Writes the files; with `check` says whether they are those that are there. The exit status of a training script."""
    changed = [name for name, text in files.items() if not (folder / name).exists()
               or (folder / name).read_text("utf-8") != text]
    if check:
        print(f"not what this training gives: {', '.join(changed)}" if changed else "the models are those that ship")
        return 1 if changed else 0
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return 0
