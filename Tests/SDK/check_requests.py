#!/usr/bin/env python3
"""Checks requests for messages against the types of the official Python SDK: every member known, of its type, none missing.

Reads one JSON a line from the files that are named, or from standard input: `{"name": …, "body": …}`, or the bodies alone. Needs the
package `anthropic`, 1.x or 2.x. Prints a line for each request and ends with status 1 when one does not fit, or when there is none.
"""

import argparse
import collections.abc
import fileinput
import json
import types
import typing

import anthropic
import typing_extensions
from anthropic.types import message_create_params

UNIONS = (typing.Union, types.UnionType)


class Misfit(Exception):
    """Where and why a value is not of a type."""

    def __init__(self, path, reason):
        super().__init__(f"{path}: {reason}")
        self.path = path


def check(value, kind, path):
    """Raises a misfit unless a value is of a type of the SDK."""
    origin = typing_extensions.get_origin(kind)
    arguments = typing_extensions.get_args(kind)
    if kind in (typing.Any, object):
        return
    if origin in (typing_extensions.Annotated, typing_extensions.Required, typing_extensions.NotRequired):
        check(value, arguments[0], path)
    elif origin in UNIONS:
        check_union(value, arguments, path)
    elif origin in (typing.Literal, typing_extensions.Literal):
        if not any(value == one and type(value) is type(one) for one in arguments):
            raise Misfit(path, f"{value!r} is none of {arguments}")
    elif typing_extensions.is_typeddict(kind):
        check_members(value, kind, path)
    elif origin is dict or kind is dict:
        check_class(value, dict, path)
        for key, member in value.items():
            check(member, arguments[1] if arguments else object, f"{path}.{key}")
    elif isinstance(origin, type) and issubclass(origin, collections.abc.Iterable):
        check_class(value, list, path)
        for index, item in enumerate(value):
            check(item, arguments[0], f"{path}[{index}]")
    elif kind is float:
        check_class(value, (int, float), path)
    elif isinstance(kind, type):
        check_class(value, kind, path)
    else:
        raise Misfit(path, f"this script does not know the type {kind}")


def check_class(value, kind, path):
    """Raises a misfit unless a value is of a class; a truth value is no number."""
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise Misfit(path, f"{value!r} is not {kind}")


def check_union(value, kinds, path):
    """Raises a misfit unless a value is of one of the types: that of the type which it comes closest to."""
    misfits = []
    for kind in kinds:
        try:
            return check(value, kind, path)
        except Misfit as misfit:
            misfits.append(misfit)
    closest = max(misfits, key=lambda misfit: (is_meant(misfit, path), len(misfit.path)))
    raise closest if closest.path != path else Misfit(path, f"{json.dumps(value)[:200]} is none of {len(kinds)} types")


def is_meant(misfit, path):
    """Whether a misfit is not about what tells an object's kind."""
    return misfit.path not in (f"{path}.type", f"{path}.role", path)


def check_members(value, kind, path):
    """Raises a misfit unless an object has the members of a type, and no others."""
    check_class(value, dict, path)
    hints = typing_extensions.get_type_hints(kind, include_extras=True)
    for key in kind.__required_keys__:
        if key not in value:
            raise Misfit(path, f"{key} is missing")
    for key, member in value.items():
        if key not in hints:
            raise Misfit(f"{path}.{key}", "the SDK has no such member")
        check(member, hints[key], f"{path}.{key}")


def fit(body):
    """Why a body is no request; nil if it is one."""
    streamed = body.get("stream") is True
    kind = message_create_params.MessageCreateParamsStreaming if streamed else message_create_params.MessageCreateParamsNonStreaming
    try:
        check(body, kind, "request")
    except Misfit as misfit:
        return str(misfit)
    return None


def main():
    """Checks the requests of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--line", required=True, type=int, choices=(1, 2), help="the line that the SDK has to be of")
    parser.add_argument("files", nargs="*", help="files of requests (standard input)")
    parsed = parser.parse_args()
    if int(anthropic.__version__.split(".")[0]) != parsed.line:
        raise SystemExit(f"the SDK is {anthropic.__version__}, not {parsed.line}.x")
    count = failed = 0
    for line in fileinput.input(parsed.files or ["-"], encoding="utf-8"):
        if not line.strip():
            continue
        entry = json.loads(line)
        name, body = (entry["name"], entry["body"]) if "body" in entry else (f"request {count + 1}", entry)
        misfit = fit(body)
        count, failed = count + 1, failed + (misfit is not None)
        print(f"{'not ok' if misfit else 'ok'}: {name}{f': {misfit}' if misfit else ''}")
    if count == 0:
        raise SystemExit("there is no request to check")
    raise SystemExit(1 if failed else 0)


main()
