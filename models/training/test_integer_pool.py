import unittest

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from integer_pool import pool_integers


def pooled(before, after):
    """A graph that takes 4x4 numbers to 8 bits at one scale, pools them and takes what comes out to 8 bits at another."""
    scales = {"before": np.float32(before), "after": np.float32(after), "zero": np.uint8(7)}
    nodes = [
        helper.make_node("QuantizeLinear", ["in", "before", "zero"], ["in_q"], "quantise"),
        helper.make_node("DequantizeLinear", ["in_q", "before", "zero"], ["in_dq"], "dequantise"),
        helper.make_node("MaxPool", ["in_dq"], ["pool"], "pool", kernel_shape=[2, 2], strides=[2, 2]),
        helper.make_node("QuantizeLinear", ["pool", "after", "zero"], ["pool_q"], "pool_quantise"),
        helper.make_node("DequantizeLinear", ["pool_q", "after", "zero"], ["out"], "pool_dequantise"),
    ]
    values = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 1, side, side]) for name, side in (("in", 4), ("out", 2))]
    constants = [numpy_helper.from_array(np.asarray(array), name) for name, array in scales.items()]
    graph = helper.make_graph(nodes, "pooled", values[:1], values[1:], constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)


class IntegerPool(unittest.TestCase):
    def test_eight_bits_are_pooled_and_become_floats_behind_it_by_the_scale_they_had(self):
        model = pooled(0.05, 0.07)
        pool_integers(model.graph)
        onnx.checker.check_model(onnx.shape_inference.infer_shapes(model, strict_mode=True), full_check=True)
        nodes = {node.name: (node.op_type, list(node.input), list(node.output)) for node in model.graph.node}
        self.assertEqual(list(nodes), ["quantise", "pool", "pool_back", "pool_quantise", "pool_dequantise"])
        self.assertEqual(nodes["pool"], ("MaxPool", ["in_q"], ["pool_8"]))
        self.assertEqual(nodes["pool_back"], ("DequantizeLinear", ["pool_8", "before", "zero"], ["pool"]))
        self.assertEqual(nodes["pool_quantise"][1], ["pool", "after", "zero"])

    def test_floats_that_others_read_stay_and_a_pool_of_floats_is_left_alone(self):
        model = pooled(0.05, 0.07)
        model.graph.output.append(helper.make_tensor_value_info("in_dq", TensorProto.FLOAT, None))
        pool_integers(model.graph)
        self.assertIn("dequantise", [node.name for node in model.graph.node])
        plain = pooled(0.05, 0.07)
        plain.graph.node[2].input[0] = "in"
        nodes = [node.name for node in plain.graph.node if node.name not in ("quantise", "dequantise")]
        pool_integers(plain.graph)
        self.assertEqual([node.name for node in plain.graph.node if node.name != "quantise"], nodes)


if __name__ == "__main__":
    unittest.main()
