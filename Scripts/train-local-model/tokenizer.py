"""The tokenizer: byte-level BPE learned from the corpus, with Hangul syllables as whole tokens and digits alone."""
import json
import re
from itertools import islice

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

SPECIAL_TOKENS = ("<|pad|>", "<|system|>", "<|user|>", "<|assistant|>", "<|end|>", "<|think|>", "<|tool|>", "<|result|>")
PAD, SYSTEM, USER, ASSISTANT, END, THINK, TOOL, RESULT = range(8)
ROLE_TOKENS = {"system": SYSTEM, "user": USER, "assistant": ASSISTANT, "think": THINK, "tool": TOOL, "result": RESULT}

# Ids 8 to 263 are the bytes 0 to 255; merges follow, then syllables.
FIRST_BYTE = len(SPECIAL_TOKENS)
FIRST_MERGE = FIRST_BYTE + 256

PIECES = r" ?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+|\s"
HANGUL = re.compile("[가-힣]")

# Common syllables that are whole tokens even where the corpus is without them.
COMMON_SYLLABLES = (
    "가각간갈감갑강같개거건걸것게겠겨결경계고곡곤골공과관광교구국군귀그극근글금급기긴길김까깨꼬꽃꾸끝나난날남낮내너넌널네넷년노녹논놀높놓누눈뉴느는능니님다단달답당대더덕던덜도독돈돌동되"
    "된될두둘뒤드든들등디따때떠떤떻또뜻라란람랑래랜러럼럽렇레려력련령로록론루류르른를름리린림마만많말맛망매머먹먼멀메며면명몇모목못무문물뭐미민바박밖반받발밤방배백번벌베벨변별병보복본볼"
    "봄부북분불붉브블비빨사산살삼상새색생서선설섯성세셋소속손쇼수숙순술숨쉬스슬습시식신실싫심십싱싸쓰씨아악안알암앞애야약양어언얼없었에여역연열영예오온올옷와완왕외왼요용우운울움워원월위"
    "유육으은을음의이인일임입있자작잔잘장재저적전절점정제져조족존졸종좋주중즈지직진질집짜짝째차찬책처천첫청초총추축출춥층치친칠카칸캐커케코콜콩쿠크큰클키킹타탁탄탈태터테텔토통투튀트특티"
    "파판팔페평포표품프피필하학한할함합항해했행향허험헤현호혼화확환황회후흐희흰힘"
)


def byte_characters():
    """The printable character that stands for each byte in a byte-level vocabulary (the order of GPT-2)."""
    printable = list(range(33, 127)) + list(range(161, 173)) + list(range(174, 256))
    others = [byte for byte in range(256) if byte not in printable]
    characters = {byte: chr(byte) for byte in printable}
    characters.update({byte: chr(256 + index) for index, byte in enumerate(others)})
    return [characters[byte] for byte in range(256)]


def assembled(merges, syllables):
    """A tokenizer from its merges (pairs of texts) and whole syllables, with ids in the order of the weights file."""
    vocabulary = {token: index for index, token in enumerate(SPECIAL_TOKENS)}
    for byte, character in enumerate(byte_characters()):
        vocabulary[character] = FIRST_BYTE + byte
    for index, (left, right) in enumerate(merges):
        vocabulary[left + right] = FIRST_MERGE + index
    tokenizer = Tokenizer(models.BPE(vocab=vocabulary, merges=[tuple(pair) for pair in merges]))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(PIECES), behavior="isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ])
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_tokens([AddedToken(syllable, normalized=False) for syllable in syllables])
    return tokenizer


def learned(conversations, merge_count, conversation_count):
    """Learns merges and collects syllables from conversations.

    Returns (merges, syllables). Hangul is taken out before merges are learned, so that no merge cuts or joins syllables.
    """
    texts, syllables = [], set(COMMON_SYLLABLES)
    for made in islice(conversations, conversation_count):
        for _, text in made.turns:
            syllables.update(HANGUL.findall(text))
            texts.append(" " + HANGUL.sub("", text))
    blank = assembled([], [])
    trainer = trainers.BpeTrainer(
        vocab_size=256 + merge_count, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    blank.train_from_iterator(texts, trainer)
    merges = json.loads(blank.to_str())["model"]["merges"]
    pairs = [tuple(pair) if isinstance(pair, list) else tuple(pair.split(" ")) for pair in merges]
    return unambiguous(pairs)[:merge_count], sorted(syllables)


def unambiguous(pairs):
    """The merges without a second way to make a token that an earlier merge already makes."""
    made, kept = set(), []
    for left, right in pairs:
        if left + right not in made:
            made.add(left + right)
            kept.append((left, right))
    return kept


def save(path, merges, syllables):
    """Writes what `load` reads."""
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"merges": merges, "syllables": syllables}, file, ensure_ascii=False, indent=0)


def load(path):
    """Reads a tokenizer; returns (tokenizer, merges, syllables)."""
    with open(path, encoding="utf-8") as file:
        content = json.load(file)
    merges = [tuple(pair) for pair in content["merges"]]
    return assembled(merges, content["syllables"]), merges, content["syllables"]


def prompt_tokens(tokenizer, turns, think=False):
    """The token ids that ask for the next turn of the assistant, or for thinking before it."""
    ids = []
    for (role, _), text in zip(turns, tokenizer.encode_batch([" " + text for _, text in turns])):
        ids += opening(role) + text.ids + [END]
    return ids + [THINK if think else ASSISTANT]


def opening(role):
    """The tokens before a turn's text: a tool call is written by the assistant."""
    return [ASSISTANT, TOOL] if role == "tool" else [ROLE_TOKENS[role]]
