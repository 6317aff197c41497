"""Converts a MAXIM network (Google; low light, deblurring …) from TensorFlow.js to ONNX for pictures of one size.

Usage: maxim.py MODEL.json OUT.onnx SIZE float|int8
Input "image" and output "enhanced": 1 x SIZE x SIZE x 3, red, green and blue from 0 to 1. SIZE is a multiple of 64. int8 keeps
weights in eight bits and computes in float. The same input gives the same bytes. Needs numpy and onnx 1.16.
"""
import sys

import numpy as np
import onnx
from onnx import TensorProto

from conversion import Conversion
from fold import evaluate
from graph import OnnxGraph
from tfjs import GraphModel

# LayerNormalization is in ONNX since opset 17, Gelu since 20.
OPSET, IR_VERSION = 20, 9


class MaximConversion(Conversion):
    """Folds what depends on the size alone, and writes layer norms, GELUs and dense layers as one node each."""

    def __init__(self, source, graph):
        super().__init__(dict(source.constants), graph)
        self._producers = {node.name: node for node in source.nodes}
        self._known = {}

    def resolve(self, name):
        """Constants of the same content are kept once: each layer computed its own."""
        if name in self._values or not self.is_constant(name):
            return super().resolve(name)
        array = np.asarray(self._constants[name])
        content = (array.dtype.str, array.shape, array.tobytes())
        if content not in self._known:
            self._known[content] = super().resolve(name)
        return self._known[content]

    def run(self, nodes, shape):
        for node in nodes:
            if node.op == "Shape":
                self.set_constant(node.name, np.array(shape, np.int64))
            elif node.op not in ("Const", "Placeholder"):
                self._convert(node)

    def _convert(self, node):
        if all(self.is_constant(name) for name in node.inputs):
            self.set_constant(node.name, evaluate(node, [self._constants[name] for name in node.inputs]))
            return
        for write in (self._layer_norm, self._gelu, self._dense):
            result = write(node)
            if result is not None:
                self.set_results(node.name, result)
                return
        super().run([node])

    def is_constant(self, name):
        return name in self._constants

    def _operands(self, node, *kinds):
        """Producers of a node's two inputs in the order of `kinds`, "Const" standing for what is known; None when they are others."""
        kind = lambda name: "Const" if self.is_constant(name) else self._producers[name].op
        for names in (node.inputs, node.inputs[::-1]):
            if [kind(name) for name in names] == list(kinds):
                return [self._constants[name] if self.is_constant(name) else self._producers[name] for name in names]
        return None

    def _layer_norm(self, node):
        """(x - mean) * (rsqrt(variance + epsilon) * scale) + bias, over the last axis."""
        match node.op == "AddV2" and self._operands(node, "Mul", "Const"):
            case [product, bias]:
                factors = self._operands(product, "Sub", "Mul")
            case _:
                return None
        gain = factors and self._operands(factors[1], "Rsqrt", "Const")
        if not gain:
            return None
        root, scale = gain
        _, epsilon = self._operands(self._producers[root.inputs[0]], "Reshape", "Const")
        inputs = [self.resolve(factors[0].inputs[0]), *(self.graph.constant(array.reshape(-1)) for array in (scale, bias))]
        return self.graph.op("LayerNormalization", inputs, axis=-1, epsilon=float(epsilon))

    def _gelu(self, node):
        """0.5 * x * (1 + tanh(…)), as JAX approximates it."""
        for order in (("Mul", "AddV2"), ("AddV2", "Mul")):
            found = node.op == "Mul" and self._operands(node, *order)
            if found:
                half, gate = found if order[0] == "Mul" else found[::-1]
                if self._operands(gate, "Tanh", "Const"):
                    [x] = [name for name in half.inputs if not self.is_constant(name)]
                    return self.graph.op("Gelu", [self.resolve(x)], approximate="tanh")
        return None

    def _dense(self, node):
        """Convolutions of one pixel and products with a matrix: over channels, or over the places before them."""
        if node.op == "Conv2D":
            kernel = self.constant_of(node, 1)
            if kernel.shape[:2] != (1, 1) or node.attribute("strides") != [1, 1, 1, 1]:
                return None
            return self.graph.op("MatMul", [self.value(node, 0), self.graph.weights(kernel[0, 0], 1, "matrix")])
        if node.op != "Einsum":
            return None
        equation = node.attribute("equation")
        if equation == "abcg,gf->abcf":
            return self.graph.op("MatMul", [self.value(node, 0), self.graph.weights(self.constant_of(node, 1), 1, "matrix")])
        if equation == "abgd,gf->abdf":
            turned = self.graph.op("Transpose", [self.value(node, 0)], perm=[0, 1, 3, 2])
            return self.graph.op("MatMul", [turned, self.graph.weights(self.constant_of(node, 1), 1, "matrix")])
        return None


def convert(source, size, int8):
    shape = [1, size, size, 3]
    conversion = MaximConversion(source, OnnxGraph(OPSET, IR_VERSION, int8))
    conversion.set_results("xs_0", conversion.graph.input("image", TensorProto.FLOAT, shape))
    conversion.run(source.nodes, shape)
    [output] = source.outputs
    conversion.graph.output("enhanced", conversion.resolve(output), shape)
    return conversion.graph.model("maxim")


def main(arguments):
    if len(arguments) != 4 or int(arguments[2]) % 64 != 0 or arguments[3] not in ("float", "int8"):
        sys.exit(__doc__)
    source, target, size, kind = arguments
    onnx.save(convert(GraphModel(source), int(size), kind == "int8"), target)


if __name__ == "__main__":
    main(sys.argv[1:])
