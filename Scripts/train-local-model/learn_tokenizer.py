"""Learns the tokenizer that the three models share from the corpus."""
import argparse
from pathlib import Path

from corpus.mixture import conversations
from tokenizer import learned, load, save

SEED = 11


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--merges", type=int, default=1784, help="merges; with 264 other tokens they make 2,048")
    parser.add_argument("--conversations", type=int, default=60_000)
    parser.add_argument("--output", default="build")
    options = parser.parse_args()
    path = Path(options.output) / "tokenizer.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    save(path, *learned(conversations(SEED), options.merges, options.conversations))
    tokenizer, merges, syllables = load(path)
    texts = [" " + text for _, made in zip(range(3000), conversations(SEED + 1)) for _, text in made.turns]
    tokens = [encoded.ids for encoded in tokenizer.encode_batch(texts)]
    kept = all(tokenizer.decode(ids, skip_special_tokens=False) == text for ids, text in zip(tokens, texts))
    print(f"{len(merges)} merges, {len(syllables)} syllables, {264 + len(merges) + len(syllables)} tokens; "
          f"{sum(map(len, texts)) / sum(map(len, tokens)):.2f} characters a token; "
          f"{'every text' if kept else 'NOT every text'} comes back the same")


if __name__ == "__main__":
    main()
