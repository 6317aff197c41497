"""Reads a TensorFlow.js graph model: nodes in the order they run, constants as numpy arrays."""
import base64
import json
from pathlib import Path

import numpy as np


class Node:
    """One TensorFlow operation. Control inputs are dropped: the graphs are pure."""

    def __init__(self, spec):
        self.op = spec["op"]
        self.name = spec["name"]
        self.inputs = [_value_name(value) for value in spec.get("input", []) if not value.startswith("^")]
        self._attributes = spec.get("attr", {})

    def attribute(self, key, default=None):
        """An attribute as a Python value; types as their names, e.g. 'DT_FLOAT'."""
        value = self._attributes.get(key)
        if value is None:
            return default
        if "list" in value:
            return _list(value["list"])
        for kind, read in (("i", int), ("b", bool), ("f", float), ("type", str), ("s", _text)):
            if kind in value:
                return read(value[kind])
        return default


class GraphModel:
    """nodes: in running order. constants: name -> array; every integer is int64, as ONNX wants shapes to be."""

    def __init__(self, path):
        path = Path(path)
        spec = json.loads(path.read_text())
        self.nodes = _in_running_order([Node(node) for node in spec["modelTopology"]["node"]])
        self.constants = _read_weights(path.parent, spec["weightsManifest"])
        self.outputs = [_value_name(output["name"]) for output in spec["signature"]["outputs"].values()]


def _value_name(value):
    return value[:-2] if value.endswith(":0") else value


def _text(value):
    return base64.b64decode(value).decode()


def _list(value):
    if "i" in value:
        return [int(item) for item in value["i"]]
    if "s" in value:
        return [_text(item) for item in value["s"]]
    return value.get("f", [])


def _in_running_order(nodes):
    by_name = {node.name: node for node in nodes}
    order, seen = [], set()
    stack = [(node, False) for node in reversed(nodes)]
    while stack:
        node, inputs_done = stack.pop()
        if inputs_done:
            order.append(node)
        elif node.name not in seen:
            seen.add(node.name)
            stack.append((node, True))
            producers = [by_name.get(value.split(":")[0]) for value in node.inputs]
            stack.extend((producer, False) for producer in reversed(producers) if producer)
    return order


def _read_weights(folder, manifest):
    arrays = {}
    for group in manifest:
        data = b"".join((folder / path).read_bytes() for path in group["paths"])
        offset = 0
        for weight in group["weights"]:
            stored = np.dtype(weight.get("quantization", weight)["dtype"])
            count = int(np.prod(weight["shape"], dtype=np.int64))
            array = np.frombuffer(data, stored, count, offset).reshape(weight["shape"])
            offset += count * stored.itemsize
            arrays[weight["name"]] = array.astype(np.float32 if array.dtype.kind == "f" else np.int64)
        if offset != len(data):
            raise ValueError(f"weights end at byte {offset} of {len(data)}")
    return arrays
