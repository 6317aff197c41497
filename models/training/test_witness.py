import unittest

import onnx
import torch
from onnx import TensorProto, helper

from join import halved, join
from witness import BODY, LARGE_ENOUGH, MOST_BODIES, MOST_FALLEN, MOST_RAISED, SURE, TOO_SMALL, Believed, logit

SMALLER = 2


def found(*heads):
    """(1, 6, K): cx cy w h and two scores of each head."""
    return torch.tensor([heads], dtype=torch.float32).transpose(1, 2)


def seen(*bodies):
    """(1, 6, M): cx cy w h in pixels of the small picture, scores of a person and of a dog."""
    return torch.tensor([bodies], dtype=torch.float32).transpose(1, 2)


class Witness(unittest.TestCase):
    # A body of 40 x 80 pixels, of twice as many in the large picture: x 160 to 240, y 20 to 180.
    BODY_AT = (100, 50, 40, 80)

    def moved(self, head, body_score, kind=0, score=0.4, cut=(0, 0)):
        """By how many logits a head's score is moved."""
        scores = (body_score, 0.001) if kind == 0 else (0.001, body_score)
        judge = Believed(SMALLER, cut)
        after = judge(found((*head, score, 0.1)), seen((*self.BODY_AT, *scores)))[0, :, 0]
        self.assertTrue(torch.equal(after[:4], torch.tensor(head, dtype=torch.float32)))
        shift = logit(after[4].item()) - logit(score)
        self.assertAlmostEqual(logit(after[5].item()) - logit(0.1), shift, places=3)
        return shift

    def test_a_head_without_a_body_falls(self):
        self.assertAlmostEqual(self.moved((600, 50, 40, 40), 0.9), -MOST_FALLEN, places=3)
        # A dog is no body of a person.
        self.assertAlmostEqual(self.moved((200, 40, 40, 40), 0.9, kind=1), -MOST_FALLEN, places=3)

    def test_a_head_at_the_upper_end_of_a_sure_body_rises(self):
        self.assertAlmostEqual(self.moved((200, 40, 30, 30), 0.15), logit(0.15) - logit(SURE), places=3)
        self.assertAlmostEqual(self.moved((200, 40, 30, 30), 0.95), MOST_RAISED, places=3)

    def test_between_the_two_and_lower_in_a_body_it_stays(self):
        self.assertAlmostEqual(self.moved((200, 40, 30, 30), (BODY + SURE) / 2), 0, places=3)
        self.assertAlmostEqual(self.moved((200, 120, 30, 30), 0.9), 0, places=3)

    def test_a_head_higher_than_the_body_is_not_its_head(self):
        self.assertAlmostEqual(self.moved((200, 40, 200, 230), 0.9), -MOST_FALLEN, places=3)

    def test_a_head_is_not_judged_that_is_too_small_for_the_witness_to_see_its_body(self):
        self.assertAlmostEqual(self.moved((600, 50, 20, TOO_SMALL), 0.9), 0, places=3)
        self.assertAlmostEqual(self.moved((600, 50, 20, (TOO_SMALL + LARGE_ENOUGH) / 2), 0.9), -MOST_FALLEN / 2, places=3)

    def test_in_a_hall_too_full_to_compare_everybody_nobody_falls(self):
        everywhere = [(100 + at, 50, 40, 80, 0.5, 0.001) for at in range(MOST_BODIES + 1)]
        after = Believed(SMALLER, (0, 0))(found((200, 1000, 40, 40, 0.4, 0.1)), seen(*everywhere))[0, 4, 0]
        self.assertAlmostEqual(logit(after.item()), logit(0.4), places=3)
        few = Believed(SMALLER, (0, 0))(found((200, 1000, 40, 40, 0.4, 0.1)), seen(*everywhere[:-1]))[0, 4, 0]
        self.assertAlmostEqual(logit(few.item()), logit(0.4) - MOST_FALLEN, places=3)

    def test_what_is_cut_off_the_small_picture_moves_its_bodies(self):
        self.assertAlmostEqual(self.moved((300, 40, 30, 30), 0.95, cut=(50, 0)), MOST_RAISED, places=3)


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
    def test_one_picture_in_one_output_out_under_the_facts_of_the_heads(self):
        heads, bodies = {"names": "heads", "license": "A"}, {"names": "bodies", "license": "B"}
        model = join(network(128, 96, 40, heads), network(64, 32, 30, bodies))
        onnx.checker.check_model(onnx.shape_inference.infer_shapes(model, strict_mode=True), full_check=True)
        self.assertEqual([value.name for value in model.graph.input], ["images"])
        self.assertEqual([value.name for value in model.graph.output], ["output0"])
        self.assertEqual({entry.key: entry.value for entry in model.metadata_props}, {**heads, "license": "A; B"})

    def test_what_the_witness_has_no_room_for_is_cut_at_both_edges(self):
        _, constants, cut = halved("images", "small", (96, 128), (32, 64))
        self.assertEqual(cut, [8, 0])
        self.assertEqual([list(item.int64_data) for item in constants], [[8, 0], [40, 64], [2, 3]])

    def test_a_witness_of_more_than_half_the_size_is_refused(self):
        with self.assertRaisesRegex(ValueError, "more than half"):
            join(network(128, 96, 40), network(96, 32, 30))


if __name__ == "__main__":
    unittest.main()
