import unittest

import torch

from two_sizes import MIDDLE, TwoSizes


def output(*boxes):
    """(1, 6, N): cx cy w h and two scores of each box."""
    return torch.tensor([boxes], dtype=torch.float32).transpose(1, 2)


class TestTwoSizes(unittest.TestCase):
    def both(self, far, near, cut=(0, 0)):
        return TwoSizes(2, cut)(output(far), output(near))[0].T

    def test_boxes_of_the_small_picture_come_in_pixels_of_the_large_one(self):
        far, near = self.both((300, 200, 60, 90, 0.5, 0.2), (100, 50, 150, 250, 0.6, 0.1), cut=(0, 8))
        self.assertEqual(far[:4].tolist(), [300, 200, 60, 90])
        self.assertEqual(near[:4].tolist(), [200, 116, 300, 500])

    def test_each_is_believed_of_its_sizes(self):
        far, near = self.both((300, 200, 60, 90, 0.5, 0.2), (100, 50, 150, 250, 0.6, 0.1))
        torch.testing.assert_close(far[4:], torch.tensor([0.5, 0.2]))
        torch.testing.assert_close(near[4:], torch.tensor([0.6, 0.1]))

    def test_the_odds_of_other_sizes_fall_by_as_much_as_they_are_larger_or_smaller(self):
        side = 3 * MIDDLE
        far, near = self.both((600, 300, side / 2, side * 2, 0.75, 0.5), (100, 50, MIDDLE / 8, MIDDLE / 8, 0.5, 0))
        torch.testing.assert_close(far[4:], torch.tensor([0.5, 0.25]))
        torch.testing.assert_close(near[4:], torch.tensor([0.2, 0]))

    def test_a_box_of_no_size_has_a_score(self):
        far, near = self.both((0, 0, 0, 0, 0.5, 0.5), (0, 0, 0, 0, 0.5, 0.5))
        self.assertTrue(torch.isfinite(torch.stack([far, near])).all())


if __name__ == "__main__":
    unittest.main()
