import unittest

import onnx
from onnx import TensorProto, helper

from join import HOW, halved, join, shape_of


def network(width, height, cells, facts=()):
    """A model in YOLO11's layout that is not worth asking."""
    picture = helper.make_tensor_value_info("images", TensorProto.FLOAT, [1, 3, height, width])
    result = helper.make_tensor_value_info("output0", TensorProto.FLOAT, [1, 6, cells])
    nodes = [
        helper.make_node("ReduceMean", ["images"], ["mean"], keepdims=0),
        helper.make_node("Expand", ["mean", "shape"], ["output0"]),
    ]
    shape = helper.make_tensor("shape", TensorProto.INT64, [3], [1, 6, cells])
    graph = helper.make_graph(nodes, "network", [picture], [result], [shape])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    helper.set_model_props(model, dict(facts))
    return model


class Join(unittest.TestCase):
    HEADS, BODIES = {"names": "heads", "license": "A"}, {"names": "bodies", "license": "B"}

    def test_one_picture_in_one_output_out_under_the_facts_of_the_first(self):
        for how, boxes in (("witness", 40), ("sizes", 70)):
            model = join(network(128, 96, 40, self.HEADS), network(64, 32, 30, self.BODIES), HOW[how])
            onnx.checker.check_model(onnx.shape_inference.infer_shapes(model, strict_mode=True), full_check=True)
            self.assertEqual([value.name for value in model.graph.input], ["images"])
            self.assertEqual([(value.name, shape_of(value)) for value in model.graph.output], [("output0", [1, 6, boxes])])
            self.assertEqual({entry.key: entry.value for entry in model.metadata_props}, {**self.HEADS, "license": "A; B"})

    def test_what_the_second_has_no_room_for_is_cut_at_both_edges(self):
        _, constants, cut = halved("images", "small", (96, 128), (32, 64))
        self.assertEqual(cut, [8, 0])
        self.assertEqual([list(item.int64_data) for item in constants], [[8, 0], [40, 64], [2, 3]])

    def test_a_second_of_more_than_half_the_size_is_refused(self):
        with self.assertRaisesRegex(ValueError, "more than half"):
            join(network(128, 96, 40), network(96, 32, 30), HOW["sizes"])


if __name__ == "__main__":
    unittest.main()
