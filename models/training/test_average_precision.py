import math
import unittest

import numpy as np

from average_precision import average_precision, distinct, hits, overlap, score
from mine import false_boxes

BOX = [0, 0, 10, 10]
FAR = [50, 50, 60, 60]


def boxes(*rows):
    return np.array(rows, float).reshape(len(rows), -1)


class AveragePrecision(unittest.TestCase):
    def test_overlap(self):
        self.assertAlmostEqual(overlap(boxes(BOX), boxes([5, 0, 15, 10]))[0, 0], 1 / 3)
        self.assertEqual(overlap(boxes(BOX), np.zeros((0, 4))).shape, (1, 0))

    def test_of_two_boxes_of_one_person_the_surer_is_right(self):
        found = boxes([*BOX, 0.5], [1, 0, 11, 10, 0.9])
        self.assertEqual(hits(found, boxes(BOX), np.zeros((0, 4))), [(0.9, True), (0.5, False)])

    def test_what_lies_on_an_ignored_person_is_neither_right_nor_wrong(self):
        self.assertEqual(hits(boxes([*BOX, 0.9]), np.zeros((0, 4)), boxes(BOX)), [])

    def test_precision_over_recall(self):
        self.assertEqual(average_precision([(0.9, True), (0.8, True)], 2), 1)
        self.assertEqual(average_precision([], 2), 0)
        self.assertTrue(math.isnan(average_precision([], 0)))
        # Half of the people found, nothing wrong: 51 of 101 recalls.
        self.assertAlmostEqual(average_precision([(0.9, True)], 2), 51 / 101)

    def test_one_box_a_person_whatever_the_class(self):
        found = boxes([*BOX, 0.4, 1], [*BOX, 0.9, 0], [*FAR, 0.3, 1])
        self.assertEqual(distinct(found)[:, 4].tolist(), [0.9, 0.3])

    def test_score_has_every_class_that_occurs(self):
        figures = score([boxes([*BOX, 0.9, 1])], [boxes([1, *BOX, 0])])
        self.assertEqual((figures["down_ap50"], figures["map50"], figures["head_ap50"]), (1, 1, 1))
        self.assertNotIn("up_ap50", figures)


class HardNegatives(unittest.TestCase):
    def test_leaves_out_who_is_there_and_what_is_weak(self):
        found = boxes([*BOX, 0.9, 0], [*FAR, 0.9, 0], [80, 80, 90, 90, 0.01, 0])
        people = boxes([0, 0, 0, 12, 12, 0])
        self.assertEqual(false_boxes(found, people, 0.08).tolist(), [FAR])


if __name__ == "__main__":
    unittest.main()
