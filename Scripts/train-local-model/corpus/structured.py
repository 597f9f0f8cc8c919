"""Skills with a fixed form: JSON, answers to a schema, calls of tools."""
from .json_texts import array, generate, given, json_text
from .schemas import schema
from .tools import tool

__all__ = ["SKILLS", "filler"]


def filler(context):
    """A short question and its answer."""
    return context.pick((generate, given, array))(context)


SKILLS = {
    "json": (json_text, 4.0),
    "schema": (schema, 5.0),
    "tool": (tool, 5.0),
}
