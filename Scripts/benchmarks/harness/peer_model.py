"""Peers of the built-in model on a weights file: `tokenize FILE TEXT` by PyPI tokenizers, `multiply FILE` by numpy.

Prints the CPU seconds of one go after one that is not measured, and the number of tokens or of bytes in the matrices.
"""

import json
import os
import struct
import sys
import time

os.environ["TOKENIZERS_PARALLELISM"] = "false"
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy  # noqa: E402 (the threads are set first)
from tokenizers import Regex, Tokenizer, models, pre_tokenizers  # noqa: E402

FIRST_BYTE = 8
FIRST_MERGE = 264
TYPES = {"I8": numpy.int8, "I32": numpy.int32, "F32": numpy.float32}


def tensors(path):
    """The tensors of a safetensors file."""
    with open(path, "rb") as file:
        content = file.read()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    header.pop("__metadata__", None)
    body = content[8 + length :]
    return {
        name: numpy.frombuffer(body[slice(*entry["data_offsets"])], TYPES[entry["dtype"]]).reshape(entry["shape"])
        for name, entry in header.items()
    }


def byte_characters():
    """The character that stands for each byte in a byte-level vocabulary."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    characters = {byte: chr(byte) for byte in printable}
    characters.update({byte: chr(256 + index) for index, byte in enumerate(others)})
    return [characters[byte] for byte in range(256)]


def tokenizer(loaded):
    """PyPI's tokenizer with the merges of the file. Its texts have no Hangul, whose syllables would be tokens added to it."""
    texts = dict(enumerate(byte_characters(), FIRST_BYTE))
    merges = []
    for index, (left, right) in enumerate(loaded["tokenizer.merges"].tolist()):
        merges.append((texts[left], texts[right]))
        texts[FIRST_MERGE + index] = texts[left] + texts[right]
    made = Tokenizer(models.BPE(vocab={text: token for token, text in texts.items()}, merges=merges))
    pieces = Regex(r" ?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+|\s")
    made.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(pieces, behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    return made


def tokenizing(loaded, path):
    """Turns the text to tokens, line by line, and back; gives their number."""
    made = tokenizer(loaded)
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines(keepends=True)

    def work():
        tokens = [encoded.ids for encoded in made.encode_batch_fast(lines)]
        for ids in tokens:
            made.decode(ids)
        return sum(map(len, tokens))

    return work


def multiplying(loaded):
    """Multiplies every matrix with a vector in 32-bit floats, as one token does; gives the bytes of the int8 matrices."""
    matrices = [tensor.astype(numpy.float32) for tensor in loaded.values() if tensor.dtype == numpy.int8]
    vectors = [numpy.ones(matrix.shape[1], numpy.float32) for matrix in matrices]

    def work():
        for _ in range(32):
            for matrix, vector in zip(matrices, vectors):
                matrix @ vector
        return sum(matrix.size for matrix in matrices)

    return work


def main():
    """Measures what the arguments name."""
    loaded = tensors(sys.argv[2])
    work = tokenizing(loaded, sys.argv[3]) if sys.argv[1] == "tokenize" else multiplying(loaded)
    work()
    begun = time.process_time()
    result = work()
    print(time.process_time() - begun, result)


main()
