"""A TensorFlow graph on its way to ONNX."""
import numpy as np

from graph import OnnxGraph
from ops import OPS


class Conversion:
    """What an operation's function needs: the graph that grows, and the values that TensorFlow's names stand for."""

    def __init__(self, constants, graph=None):
        self.graph = graph or OnnxGraph()
        self._constants = constants
        self._values = {}

    def value(self, node, index):
        return self.resolve(node.inputs[index])

    def values(self, node):
        return [self.resolve(name) for name in node.inputs]

    def resolve(self, name):
        if name not in self._values:
            self._values[name] = self.graph.constant(self._constants[name])
        return self._values[name]

    def constant_of(self, node, index):
        return self._constants[node.inputs[index]]

    def integers_of(self, node, index):
        return [int(value) for value in np.atleast_1d(self.constant_of(node, index))]

    def set_constant(self, name, array):
        self._constants[name] = array

    def set_results(self, name, results):
        names = results if isinstance(results, list) else [results]
        self._values[name] = names[0]
        self._values.update({f"{name}:{index}": value for index, value in enumerate(names)})

    def run(self, nodes):
        for node in nodes:
            if node.op in ("Const", "Placeholder"):
                continue
            results = OPS[node.op](self, node)
            if results is not None:
                self.set_results(node.name, results)
