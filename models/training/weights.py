"""Reads the convolutions of the shipped NanoDet file (models/nanodet-coco): the start of the training."""
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

NANODET = Path(__file__).parents[1] / "nanodet-coco" / "model.onnx"
# NanoDet's normalisation of BGR pixels 0..255.
MEAN = np.array([103.53, 116.28, 123.675], np.float32)
STD = np.array([57.375, 57.12, 58.395], np.float32)


def read_convolutions(path):
    """[(weight, bias)] in the order of the layers (the number in a weight's name counts up). A bias is the constant
    of the Add that follows the Conv, possibly behind Transposes; weights may sit behind a Cast from 16 bits."""
    graph = onnx.load(str(path)).graph
    constants = {item.name: numpy_helper.to_array(item).astype(np.float32) for item in graph.initializer}
    users = {}
    for node in graph.node:
        if node.op_type == "Cast" and node.input[0] in constants:
            constants[node.output[0]] = constants[node.input[0]]
        for name in node.input:
            users.setdefault(name, []).append(node)
    found = []
    for node in graph.node:
        if node.op_type != "Conv":
            continue
        weight, bias, name = node.input[1], None, node.output[0]
        while bias is None:
            user = users[name][0]
            if user.op_type == "Add":
                bias = constants[next(item for item in user.input if item in constants)]
            name = user.output[0]
        found.append((int(weight.rsplit("_", 1)[1]), constants[weight], bias))
    return [(weight, bias) for _, weight, bias in sorted(found, key=lambda item: item[0])]


def for_rgb(weight, bias):
    """The first convolution for RGB 0..1 instead of normalised BGR: the picture needs no preparation in the graph.
    Equal but for the border, where padding is now black instead of the mean."""
    folded = weight * (255 / STD)[None, :, None, None]
    return folded[:, ::-1].copy(), bias - (weight.sum((2, 3)) * (MEAN / STD)).sum(1)
