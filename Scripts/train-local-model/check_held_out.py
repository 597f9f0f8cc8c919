"""Proves that what the evaluation asks is not in the training data: python3 check_held_out.py [--conversations N].

Draws training conversations and evaluation cases by the same functions as training and evaluation, and fails when

- a phrasing that is held out is also trained by the same skill,
- a whole prompt of an evaluation case was trained,
- the question of a case of one turn was trained in any conversation of any skill.

Letter case, blanks and final punctuation do not tell two prompts apart. `--self-test` plants a leak and wants it found.
"""
import argparse
import sys
from itertools import islice

from corpus.context import Context
from corpus.mixture import SKILLS, conversation, conversations

CASES = 150  # of each skill and split
TRAINING_SEED = 31


def plain(text):
    """A text without what typing varies."""
    return " ".join(text.lower().split()).rstrip("?!., ")


def prompt_of(made):
    """All turns before the answer as one key."""
    return tuple((role, plain(text)) for role, text in made.turns[:-1])


def question_of(made):
    """The question of a case of one turn without thinking, else None."""
    if any(role == "think" for role, _ in made.turns):
        return None
    users = [text for role, text in made.turns if role == "user"]
    return plain(users[0]) if len(users) == 1 and made.turns[0][0] == "user" else None


class Trained:
    """The prompts and questions of many training conversations."""

    def __init__(self, source):
        self.prompts, self.questions = set(), set()
        for made in source:
            turns = [(role, plain(text)) for role, text in made.turns]
            for index, (role, text) in enumerate(turns):
                if role in ("assistant", "tool"):
                    self.prompts.add(tuple(turns[:index]))
                elif role == "user":
                    self.questions.add(text)


def evaluation_cases(split, count):
    """Cases as the evaluation draws them, from another seed."""
    context = Context(split=split)
    for name in SKILLS:
        context.rng.seed(f"check {split} {name}")
        for _ in range(count):
            made = conversation(context, name)
            if made.accepts is not None:
                yield name, made


class Frames(Context):
    """A context that keeps every pair of phrasing lists that the skills choose from."""

    seen = {}

    def frame(self, trained, held):
        self.seen[id(trained), id(held)] = (trained, held)
        return super().frame(trained, held)


def shared_frames():
    """Phrasings that stand in both lists of one choice."""
    context = Frames()
    for name in SKILLS:
        for _ in range(400):
            conversation(context, name)
    both = []
    for trained, held in Frames.seen.values():
        known = {plain(str(frame)) for frame in trained}
        both += [frame for frame in held if plain(str(frame)) in known]
    return sorted(set(map(str, both)))


def leaks(trained, count):
    """(split, skill, prompt) of every evaluation case that was trained."""
    found = []
    for split in ("phrasing", "entity"):
        for name, made in evaluation_cases(split, count):
            question = question_of(made)
            if prompt_of(made) in trained.prompts or question in trained.questions:
                found.append((split, name, made.turns[-2][1]))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--conversations", type=int, default=60_000, help="training conversations to look at")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    trained = Trained(islice(conversations(TRAINING_SEED), options.conversations))
    if options.self_test:
        _, planted = next(evaluation_cases("entity", 1))
        trained.prompts.add(prompt_of(planted))
        sys.exit(0 if leaks(trained, 1) else "check_held_out: a planted leak was not found")
    both = shared_frames()
    for frame in both:
        print(f"held out and trained: {frame!r}")
    found = leaks(trained, CASES)
    for split, name, text in found:
        print(f"{split} {name}: trained: {text!r}")
    print(f"check_held_out: {len(trained.questions)} training questions, {len(found)} leaks, {len(both)} shared phrasings")
    sys.exit(1 if found or both else 0)


if __name__ == "__main__":
    main()
