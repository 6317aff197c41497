import unittest

import numpy as np
from onnx import TensorProto, numpy_helper

from graph import HALF_ABOVE, OnnxGraph


def doubled(weights):
    graph = OnnxGraph()
    x = graph.input("x", TensorProto.FLOAT, [weights.size])
    graph.op("Neg", [x])
    graph.output("y", graph.op("Mul", [x, graph.constant(weights, "w")]), [weights.size])
    return graph.model("doubled")


class Graph(unittest.TestCase):
    def test_same_calls_same_bytes(self):
        weights = np.full(4, 0.1, np.float32)
        self.assertEqual(doubled(weights).SerializeToString(), doubled(weights).SerializeToString())

    def test_what_no_output_needs_is_left_out(self):
        self.assertEqual([node.op_type for node in doubled(np.ones(4, np.float32)).graph.node], ["Mul", "Identity"])

    def test_large_weights_are_kept_in_half_where_that_loses_nothing(self):
        exact, other = (np.full(HALF_ABOVE + 1, value, np.float32) for value in (0.5, 0.1))
        for weights, kind in ((exact, np.float16), (other, np.float32), (exact[:4], np.float32)):
            (tensor,) = doubled(weights).graph.initializer
            kept = numpy_helper.to_array(tensor)
            self.assertEqual(kept.dtype, kind)
            np.testing.assert_array_equal(kept.astype(np.float32), weights)


if __name__ == "__main__":
    unittest.main()
