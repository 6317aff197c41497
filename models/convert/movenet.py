"""MoveNet MultiPose as it is published stops at 6 people. The limit is in constants alone; here it becomes another."""
import numpy as np

PUBLISHED_PEOPLE = 6
KEYPOINTS = 17


def widen(constants, people):
    """Constants for `people` instead of 6: shapes that name the count, and arrays that have one row a person."""
    sizes = {PUBLISHED_PEOPLE: people, PUBLISHED_PEOPLE * KEYPOINTS: people * KEYPOINTS}
    return {name: _widen(name, array, sizes) for name, array in constants.items()}


def _widen(name, array, sizes):
    if name.endswith("/TopKV2/k"):
        return np.int64(sizes[int(array)])
    if name.endswith("/shape"):
        return np.array([sizes.get(int(size), size) for size in array], np.int64)
    # Kernels and biases live deeper in the name scope; what is left here are rows repeated for each person.
    if name.count("/") == 1 and sizes.keys() & set(array.shape):
        return np.resize(array, [sizes.get(size, size) for size in array.shape])
    return array
