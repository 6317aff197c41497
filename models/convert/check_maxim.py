"""Computes a whole MAXIM network as it was published, operation by operation in numpy, and prints how far converted ones are from it.

Usage: check_maxim.py MODEL.json SIZE CONVERTED.onnx [CONVERTED.onnx …]
Nothing is fused, folded or rounded here. Differences are of values from 0 to 1. Needs numpy and onnxruntime.
"""
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import onnxruntime

from fold import evaluate
from tfjs import GraphModel


def convolution(node, value, kernel):
    strides, taps = node.attribute("strides")[1:3], kernel.shape[:2]
    if node.attribute("padding") == "SAME":
        missing = [max((-(-size // stride) - 1) * stride + tap - size, 0) for size, stride, tap in zip(value.shape[1:3], strides, taps)]
        value = np.pad(value, [(0, 0), *((each // 2, each - each // 2) for each in missing), (0, 0)])
    rows, columns = ((size - tap) // stride + 1 for size, stride, tap in zip(value.shape[1:3], strides, taps))
    result = 0
    for y, x in np.ndindex(taps):
        result += value[:, y : y + strides[0] * (rows - 1) + 1 : strides[0], x : x + strides[1] * (columns - 1) + 1 : strides[1]] @ kernel[y, x]
    return result


def transposed_convolution(node, shape, kernel, value):
    """Windows lie side by side."""
    strides = node.attribute("strides")[1:3]
    result = np.zeros([int(size) for size in shape], np.float32)
    for y, x in np.ndindex(kernel.shape[:2]):
        result[:, y :: strides[0], x :: strides[1]] += value @ kernel[y, x].T
    return result


LAYERS = {
    "Conv2D": convolution,
    "Conv2DBackpropInput": transposed_convolution,
    "Einsum": lambda node, *values: np.einsum(node.attribute("equation"), *values, optimize=True),
    "GatherV2": lambda _, value, indices, axis: np.take(value, indices, int(axis)),
    "Rsqrt": lambda _, value: 1 / np.sqrt(value),
    "Shape": lambda _, value: np.array(value.shape, np.int64),
    "Tanh": lambda _, value: np.tanh(value),
}


def run(model, picture):
    [output] = model.outputs
    values = dict(model.constants)
    readers = Counter(name for node in model.nodes for name in node.inputs)
    for node in model.nodes:
        if node.op == "Const":
            continue
        inputs = [values[name] for name in node.inputs]
        if node.op == "Placeholder":
            values[node.name] = picture
        elif node.op in LAYERS:
            values[node.name] = LAYERS[node.op](node, *inputs)
        else:
            values[node.name] = evaluate(node, inputs)
        readers.subtract(node.inputs)
        for name in set(node.inputs):
            if readers[name] == 0:
                del values[name]
    return values[output]


def picture_of(size):
    """Squares, fine texture, a slope of light and noise, dark: always the same."""
    y, x = np.mgrid[0:size, 0:size]
    noise = np.random.default_rng(1).random((size, size)) - 0.5
    light = 0.05 + 0.1 * ((x // 16 + y // 16) % 2) + 0.1 * x / size + 0.05 * noise
    channels = [light + 0.04 * np.sin(x / 2 + channel) * np.cos(y / 3) for channel in range(3)]
    return np.stack(channels, -1)[None].clip(0, 1).astype(np.float32)


def main(arguments):
    if len(arguments) < 3:
        sys.exit(__doc__)
    source, size, *converted = arguments
    picture = picture_of(int(size))
    truth = run(GraphModel(source), picture)
    for file in converted:
        session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
        [result] = session.run(None, {"image": picture})
        apart = np.abs(result - truth)
        print(f"{Path(file).name}: worst {apart.max():.1e}, mean {apart.mean():.1e}")


if __name__ == "__main__":
    main(sys.argv[1:])
