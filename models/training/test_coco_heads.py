import unittest

import numpy as np

from coco_heads import head_of, heads_in


def person(**points):
    """COCO's keypoints of somebody whose nose (0), eyes (1, 2) and shoulders (5, 6) are marked, but for `points`: number -> (x, y, v)."""
    keypoints = np.zeros((17, 3))
    marked = {0: (100, 60, 2), 1: (104, 56, 2), 2: (96, 56, 2), 5: (140, 110, 2), 6: (60, 110, 2)}
    marked.update({int(name[1:]): point for name, point in points.items()})
    for number, point in marked.items():
        keypoints[number] = point
    return keypoints


class Heads(unittest.TestCase):
    def test_in_the_middle_of_the_face_as_high_as_shoulders_and_neck_say(self):
        x, y, size = head_of(person())
        self.assertAlmostEqual(x, 100)
        self.assertAlmostEqual(y, 172 / 3)
        self.assertAlmostEqual(size, 0.65 * 80)

    def test_seen_from_the_side_the_neck_tells_more(self):
        _, y, size = head_of(person(p5=(102, 130, 2), p6=(98, 130, 1)))
        self.assertAlmostEqual(size, 0.9 * (130 - y))

    def test_none_of_who_turns_away_or_shows_no_shoulder(self):
        self.assertIsNone(head_of(person(p1=(104, 56, 1), p2=(96, 56, 1))))
        self.assertIsNone(head_of(person(p5=(0, 0, 0))))

    def test_none_of_a_few_pixels(self):
        self.assertIsNone(head_of(person() * [0.1, 0.1, 1]))

    def test_lines_are_shares_of_the_picture_and_leave_out_who_has_no_keypoints(self):
        marked = {"width": 200, "height": 400, "persons": [{"keypoints": None}, {"keypoints": person().ravel().tolist()}]}
        self.assertEqual(heads_in(marked), ["0.50000 0.14333 0.13000\n"])


if __name__ == "__main__":
    unittest.main()
