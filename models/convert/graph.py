"""An ONNX graph under construction. Names are numbered, so the same calls give the same bytes."""
import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

OPSET = 13
IR_VERSION = 7
# Arrays above this size are kept as float16 where that loses nothing (the package stores them so).
HALF_ABOVE = 256


# Weights of fewer numbers than this stay as they are, whatever is asked for.
SMALLEST_QUANTISED = 1024


class OnnxGraph:
    """int8: weights are kept as eight bits with one scale a channel; the arithmetic is float all the same."""

    def __init__(self, opset=OPSET, ir_version=IR_VERSION, int8=False):
        self.opset = opset
        self.ir_version = ir_version
        self.int8 = int8
        self.nodes = []
        self.constants = {}
        self.inputs = []
        self.outputs = []
        self._count = 0

    def fresh(self, prefix):
        self._count += 1
        return f"{prefix}_{self._count}"

    def constant(self, array, prefix="const"):
        name = self.fresh(prefix)
        self.constants[name] = np.asarray(array)
        return name

    def weights(self, array, channel_axis, prefix):
        """A layer's weights. channel_axis: the axis of the channels that come out."""
        array = np.ascontiguousarray(array)
        if not self.int8 or array.size < SMALLEST_QUANTISED:
            return self.constant(array, prefix)
        others = tuple(axis for axis in range(array.ndim) if axis != channel_axis)
        scale = (np.maximum(np.abs(array).max(others, keepdims=True), 1e-12) / 127).astype(np.float32)
        eights = self.constant(np.rint(array / scale).astype(np.int8), f"{prefix}_int8")
        # Folded when the model is loaded. Not DequantizeLinear: from that the runtime would make integer arithmetic.
        return self.op("Mul", [self.op("Cast", [eights], to=TensorProto.FLOAT), self.constant(scale, f"{prefix}_scale")])

    def integers(self, values):
        return self.constant(np.asarray(values, np.int64))

    def op(self, op_type, inputs, **attributes):
        """Adds a node with one result and returns the result's name."""
        return self.split_op(op_type, inputs, 1, **attributes)[0]

    def split_op(self, op_type, inputs, count, **attributes):
        """Adds a node with several results and returns their names."""
        results = [self.fresh(op_type) for _ in range(count)]
        self.nodes.append(helper.make_node(op_type, inputs, results, **attributes))
        return results

    def input(self, name, element_type, shape):
        self.inputs.append(helper.make_tensor_value_info(name, element_type, shape))
        return name

    def output(self, name, value, shape):
        self.nodes.append(helper.make_node("Identity", [value], [name]))
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))

    def model(self, name):
        """The finished model, without what no output needs."""
        tensors, casts = self._tensors()
        needed = {output.name for output in self.outputs}
        kept = []
        for node in reversed(casts + self.nodes):
            if needed.intersection(node.output):
                kept.append(node)
                needed.update(node.input)
        tensors = [tensor for tensor in tensors if tensor.name in needed]
        graph = helper.make_graph(kept[::-1], name, self.inputs, self.outputs, tensors)
        opset = [helper.make_opsetid("", self.opset)]
        model = helper.make_model(graph, opset_imports=opset, ir_version=self.ir_version, producer_name="sightline")
        checker.check_model(model)
        return model

    def _tensors(self):
        """Initializers, and the nodes that widen the ones kept as float16 (folded when the model is loaded)."""
        tensors, casts = [], []
        for name, array in self.constants.items():
            half = array.astype(np.float16) if array.dtype == np.float32 and array.size > HALF_ABOVE else None
            if half is not None and np.array_equal(half.astype(np.float32), array):
                tensors.append(numpy_helper.from_array(half, f"{name}_half"))
                casts.append(helper.make_node("Cast", [f"{name}_half"], [name], to=TensorProto.FLOAT))
            else:
                tensors.append(numpy_helper.from_array(array, name))
        return tensors, casts
