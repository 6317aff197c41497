import unittest
from pathlib import Path

import numpy as np
import torch

from score_bodies import score
from site_loss import PERSON, loss_of, sides_apart
from site_network import BINS, CLASSES, SiteNet, decode
from weights import read_convolutions

NANODET = Path(__file__).parents[1] / "nanodet-coco" / "model.onnx"
KINDS = len(CLASSES)


def levels(scores=None):
    """Three levels of 4, 1 and 1 cells, 16 pixels a side; scores: cell -> {class: logit}. Every side half a stride."""
    classes, sides = torch.full((1, KINDS, 4), -6.0), torch.full((1, 4, BINS, 4), -9.0)
    sides[:, :, :2] = 9.0
    for cell, kinds in (scores or {}).items():
        for kind, logit in kinds.items():
            classes[0, kind, cell] = logit
    first = (classes.reshape(1, KINDS, 2, 2).clone().requires_grad_(), sides.reshape(1, 4 * BINS, 2, 2).clone())
    small = (torch.full((1, KINDS, 1, 1), -6.0), sides[..., :1].reshape(1, 4 * BINS, 1, 1).clone())
    return [first, small, small]


class Network(unittest.TestCase):
    def test_takes_the_kept_classes_and_all_sides_of_nanodet(self):
        convolutions = read_convolutions(NANODET)
        net = SiteNet().load(convolutions)
        weight, bias = convolutions[-4]
        dog = list(CLASSES).index(16)
        self.assertTrue(np.array_equal(net.classify[0].weight[dog].detach(), weight[16]))
        self.assertTrue(np.array_equal(net.locate[0].bias.detach(), bias[80:]))
        self.assertEqual([c.shape[1] + b.shape[1] for c, b in net(torch.zeros(1, 3, 64, 64))], [KINDS + 44] * 3)

    def test_sides_are_told_from_the_middle_of_a_cell(self):
        _, boxes, centres, strides = decode(levels())
        self.assertEqual(centres[3].tolist(), [12, 12])
        # Half of a stride of 8 each way.
        self.assertTrue(torch.allclose(boxes[0, 3], torch.tensor([12.0, 12, 8, 8]), atol=1e-3))
        self.assertEqual(strides.flatten().tolist(), [8] * 4 + [16, 32])


class Loss(unittest.TestCase):
    def gradient(self, now, before, people, real=False):
        mine = levels(now)
        loss_of(mine, levels(before), [torch.tensor(people, dtype=torch.float32).reshape(-1, 6)], [real])[0].backward()
        return mine[0][0].grad[0].reshape(KINDS, 4)

    def test_a_labelled_person_is_learned_and_nobody_is_unlearned(self):
        grad = self.gradient({1: {PERSON: 2.0}}, {}, [[0, 8, 8, 16, 16, 0]])
        self.assertLess(grad[PERSON, 3], 0)
        self.assertGreater(grad[PERSON, 1], 0)

    def test_somebody_without_label_says_nothing_in_real_pictures(self):
        seen, people = {1: {PERSON: 2.0}}, [[0, 8, 8, 16, 16, 0]]
        self.assertEqual(self.gradient(seen, seen, people, real=True)[PERSON, 1], 0)
        # Where nobody is labelled at all the picture was looked through.
        self.assertGreater(self.gradient(seen, seen, [], real=True)[PERSON, 1], 0)

    def test_other_classes_are_held_to_what_nanodet_says(self):
        grad = self.gradient({}, {0: {3: 1.0}}, [])
        self.assertLess(grad[3, 0], 0)
        self.assertEqual(grad[4].abs().max() > 1e-6, torch.tensor(False))

    def test_boxes_of_other_things_are_held(self):
        known = torch.zeros(1, 6, KINDS)
        known[0, 0, 3] = 0.9
        moved = levels()
        moved[0][1][:, :BINS] = moved[0][1][:, :BINS].flip(1)
        self.assertEqual(float(sides_apart(levels(), levels(), known)), 0)
        self.assertGreater(float(sides_apart(moved, levels(), known)), 1)


class Scoring(unittest.TestCase):
    def test_people_alone_count(self):
        found = np.array([[0, 0, 10, 20, 0.9, 0], [50, 0, 60, 20, 0.5, 0], [0, 0, 10, 20, 0.8, 2]], float)
        figures = score([found], [np.array([[0, 0, 10, 20], [90, 0, 99, 20]], float)])
        self.assertEqual((figures["people"], figures["recall"], figures["precision"]), (2, 0.5, 0.5))


if __name__ == "__main__":
    unittest.main()
