import tempfile
import unittest
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from judge import HEAD, NOBODY, UNKNOWN, judge_bodies, judge_heads
from refit import Cells, add, fit


def boxes(*rows):
    return torch.tensor(rows, dtype=torch.float32)


class Judging(unittest.TestCase):
    def test_a_box_is_on_a_head_on_nobody_or_says_nothing(self):
        people = boxes([0, 100, 100, 140, 140, 0], [0, 300, 100, 340, 140, 1])
        seen = boxes([102, 98, 141, 139], [200, 100, 240, 140], [100, 100, 180, 180], [302, 98, 341, 139])
        self.assertEqual(judge_heads(seen, people).tolist(), [HEAD, NOBODY, UNKNOWN, UNKNOWN])
        self.assertEqual(judge_heads(seen, people[:0]).tolist(), [NOBODY] * 4)

    def test_what_is_seen_at_the_upper_end_of_a_body_is_its_head(self):
        bodies = boxes([0, 100, 100, 200, 400, 1], [0, 300, 0, 400, 300, 1])
        seen = boxes([130, 105, 170, 150], [130, 305, 170, 350], [330, 5, 370, 50], [500, 100, 540, 140])
        scores = torch.tensor([0.2, 0.9, 0.9, 0.9])
        # The second is at the feet; the picture's edge may have cut off the third one's head.
        self.assertEqual(judge_bodies(seen, bodies, scores, 0.1).tolist(), [HEAD, UNKNOWN, UNKNOWN, NOBODY])
        self.assertEqual(judge_bodies(seen, bodies, scores, 0.3).tolist()[0], UNKNOWN)


class Refitting(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def observed(self):
        """Heads and things of the same scores; the first feature tells them apart on the first two levels, none on the third."""
        rng = np.random.default_rng(0)
        truth, level = np.arange(900) % 3 - 1, np.arange(900) // 3 % 3
        features = rng.normal(size=(900, 96)).astype(np.float16)
        features[:, 0] += np.where((level < 2) & (truth == 1), 6, 0)
        logits = np.zeros((900, 6), np.float32) + [0.5, -1, -2, -3, -4, -5]
        np.savez(self.folder / "a.npz", features=features, level=level, logits=logits, truth=truth)
        return Cells([self.folder / "a.npz"])

    def test_holds_heads_and_lowers_things_where_they_can_be_told_apart(self):
        cells = self.observed()
        self.assertEqual(len(cells.head), 600)
        weights, biases = fit(cells, against=1, decay=1e-3)
        self.assertEqual((weights.shape, biases.shape), ((3, 6, 96), (3, 6)))
        added = (cells.features[:, None] * weights[cells.level]).sum(2) + biases[cells.level]
        told = cells.level < 2
        self.assertLess(added[told & cells.head].abs().mean(0).max(), 0.5)
        self.assertLess(added[told & ~cells.head][:, 0].max(), -1)
        # Scores that are next to nothing have little to lose.
        self.assertLess(added[told & ~cells.head].max(), -0.5)

    def test_adds_to_each_class_of_a_level_its_own_and_to_nothing_else(self):
        parts = {f"net.{n}.{at}.1.{part}": shape for n in ("classify", "locate") for at in range(3) for part, shape in
                 (("weight", (6, 96, 1, 1)), ("bias", (6,)))}
        constants = [numpy_helper.from_array(np.ones(shape, np.float32), name) for name, shape in parts.items()]
        ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in "xy"]
        graph = helper.make_graph([helper.make_node("Identity", ["x"], ["y"])], "g", ends[:1], ends[1:], constants)
        onnx.save(helper.make_model(graph), str(self.folder / "in.onnx"))
        add(str(self.folder / "in.onnx"), str(self.folder / "out.onnx"), torch.arange(18.0).view(3, 6, 1).expand(3, 6, 96), 100 * torch.arange(18.0).view(3, 6))
        after = {item.name: numpy_helper.to_array(item) for item in onnx.load(str(self.folder / "out.onnx")).graph.initializer}
        for level in range(3):
            for kind in range(6):
                self.assertTrue((after[f"net.classify.{level}.1.weight"][kind] == 1 + 6 * level + kind).all())
                self.assertEqual(after[f"net.classify.{level}.1.bias"][kind], 1 + 100 * (6 * level + kind))
            self.assertTrue((after[f"net.locate.{level}.1.weight"] == 1).all())


if __name__ == "__main__":
    unittest.main()
