import tempfile
import unittest
from pathlib import Path

import numpy as np
from PIL import Image

from crops import Crops
from labels import BadLabel
from paste import free_place, paste
from pictures import Picture, letterbox, read, read_all_bodies


class Reading(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        for part in ("images", "labels"):
            (self.folder / part).mkdir()

    def add(self, name, labels):
        Image.new("RGB", (200, 100)).save(self.folder / "images" / f"{name}.jpg")
        (self.folder / "labels" / f"{name}.txt").write_text(labels)

    def test_a_simulated_person_hardly_seen_is_ignored(self):
        self.add("a", "2 .5 .5 .1 .2 .24\n1 .5 .5 .1 .2 .25\n")
        people = read(self.folder, "a", False).people
        np.testing.assert_allclose(people[0], [2, 90, 40, 110, 60, 1], rtol=1e-5)
        self.assertEqual(people[1, 5], 0)

    def test_a_label_that_does_not_fit_is_refused_by_name(self):
        self.add("a", "4 .5 .5 .1 .2\n")
        with self.assertRaisesRegex(BadLabel, r"a\.txt:1: there is no class 4"):
            read(self.folder, "a", True)

    def test_bodies_are_those_of_the_list_and_all_ignored(self):
        self.add("a", "0 .5 .5 .4 .4\n")
        self.add("b", "")
        (self.folder / "train.txt").write_text("a.jpg\n")
        (picture,) = read_all_bodies(self.folder)
        self.assertEqual((picture.name, picture.people[:, 5].tolist()), ("a", [1]))


class Letterbox(unittest.TestCase):
    def test_boxes_come_back_to_the_pixels_they_were_in(self):
        tensor, back = letterbox(Image.new("RGB", (640, 480)), 1280, 736)
        self.assertEqual(tensor.shape, (1, 3, 736, 1280))
        # 640x480 fits as 992x736 (a multiple of 32 wide), centred.
        np.testing.assert_allclose(back(np.array([[144, 0, 144 + 992, 736]])), [[0, 0, 640, 480]])


class Cropping(unittest.TestCase):
    def test_who_is_cut_off_is_ignored_and_nobody_lies_outside(self):
        people = np.array([[0, 10, 10, 40, 40, 0]], np.float32)
        crops = Crops([Picture("a", Image.new("RGB", (300, 200)), people, False, np.zeros((0, 4)))], 96, 0)
        for _ in range(50):
            pixels, inside = crops.draw()
            self.assertEqual(pixels.shape, (3, 96, 96))
            self.assertTrue(((inside[:, 1:5] >= 0) & (inside[:, 1:5] <= 96)).all())
        cut = crops.inside(people, 30, 0, 1, 1)
        self.assertEqual(cut[:, 5].tolist(), [1])


class Pasting(unittest.TestCase):
    def test_nothing_is_pasted_over_anybody(self):
        rng = np.random.default_rng(0)
        everywhere = np.array([[0, 0, 0, 300, 300, 0]], np.float32)
        self.assertIsNone(free_place(everywhere, 40, 40, 300, rng))
        canvas, donor = np.zeros((3, 300, 300), np.float32), np.ones((3, 300, 300), np.float32)
        someone = np.array([[0, 100, 100, 200, 200, 0]], np.float32)
        for _ in range(20):
            paste(canvas, someone, donor, np.zeros((0, 6), np.float32), rng)
        self.assertTrue(canvas.any())
        self.assertFalse(canvas[:, 100:200, 100:200].any())


if __name__ == "__main__":
    unittest.main()
