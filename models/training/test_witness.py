import unittest

import torch

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
        self.assertAlmostEqual(self.moved((200, 40, 30, 30), 0.12), logit(0.12) - logit(SURE), places=3)
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


if __name__ == "__main__":
    unittest.main()
