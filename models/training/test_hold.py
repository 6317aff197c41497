import unittest

import torch

from classes import LYING, STANDING, UP
from hold import held, raised
from loss import loss_of


def boxes(*rows):
    return torch.tensor(rows, dtype=torch.float32)


SEEN = boxes([102, 98, 141, 139], [400, 100, 440, 140], [302, 300, 341, 339])
SCORES = torch.tensor([[0.6, 0.2, 0.1, 0.1, 0.1, 0.1]]).expand(3, 6)
BEFORE = SCORES.logit()


class Holding(unittest.TestCase):
    def test_a_head_keeps_its_scores_and_a_thing_loses_them(self):
        people = boxes([1, 100, 100, 140, 140, 0], [0, 300, 300, 340, 340, 1])
        target, counts = held(BEFORE, SEEN, people, bodies=False)
        # Labelled down, but up is what the published network knows: held.
        self.assertTrue(torch.allclose(target[0], SCORES[0]) and counts[0].all())
        self.assertEqual(target[1].tolist(), [0] * 6)
        # Somebody lying or standing there may have no label.
        self.assertEqual(counts[1].tolist(), [0 if kind in (LYING, STANDING) else 1 for kind in range(6)])
        # Ignored: nothing is said.
        self.assertFalse(counts[2].any())

    def test_the_upper_end_of_a_body_keeps_its_scores_and_the_rest_says_nothing(self):
        people = boxes([0, 90, 90, 160, 300, 1], [0, 290, 100, 350, 360, 1])
        target, counts = held(BEFORE, SEEN, people, bodies=True)
        # It scores as much as it is to already.
        self.assertTrue(torch.allclose(target[0], SCORES[0]) and counts[0].all())
        self.assertTrue(counts[1].all())
        self.assertEqual(target[1:].count_nonzero(), 0)
        self.assertFalse(counts[2].any())

    def test_whoever_is_labelled_has_a_head(self):
        people = boxes([0, 90, 90, 160, 300, 1], [0, 480, 90, 560, 140, 1])
        seen = boxes([102, 98, 141, 139], [104, 102, 143, 143], [500, 92, 520, 110])
        scores = torch.tensor([[0.3, 0.1], [0.2, 0.05], [0.1, 0.02]])
        raised_scores = raised(scores, seen, people)
        # Both boxes on one head twice as much; the other body is too small to know.
        self.assertTrue(torch.allclose(raised_scores, scores * torch.tensor([2.0, 2, 1])[:, None]))
        self.assertTrue(torch.equal(raised(scores, seen, people[:0]), scores))
        # Next to nothing is not made a head of.
        self.assertAlmostEqual(float(raised(scores / 10, seen, people).max()), 0.12, places=5)

    def test_a_head_that_is_known_is_one_whatever_was_seen(self):
        # A body, and in it a head of 40 pixels; boxes on it, of head and shoulders, far too large, at the chest.
        people = boxes([0, 80, 80, 180, 400, 1], [0, 110, 90, 150, 130, 2])
        seen = boxes([112, 92, 148, 128], [95, 95, 165, 160], [60, 40, 200, 180], [110, 190, 150, 230])
        scores = torch.tensor([[0.02, 0.01, 0.0, 0.0, 0.0, 0.0]]).expand(4, 6)
        target, counts = held(scores.logit(1e-6), seen, people, bodies=True)
        self.assertTrue(torch.allclose(target[:2, :2], torch.tensor([0.6, 0.3]), atol=1e-3))
        self.assertEqual(target[2:].count_nonzero(), 0)
        self.assertTrue(counts[:2].all())
        self.assertFalse(counts[2:].any())

    def test_a_held_picture_pulls_scores_to_what_they_were(self):
        logits = torch.zeros(1, 6, 2, 2, requires_grad=True)
        levels = [(logits, torch.zeros(1, 4, 2, 2)), *((torch.zeros(1, 6, 1, 1), torch.zeros(1, 4, 1, 1)) for _ in range(2))]
        target = torch.full((6, 6), 0.5)
        target[0, UP] = 0.9
        counts = torch.ones(6, 6)
        counts[1] = 0
        loss, _, _ = loss_of(levels, [torch.zeros(0, 6)], [True], [(target, counts)])
        loss.backward()
        self.assertLess(logits.grad[0, UP, 0, 0], 0)
        self.assertEqual(logits.grad.count_nonzero(), 1)


if __name__ == "__main__":
    unittest.main()
