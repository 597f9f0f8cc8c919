"""What a row has found."""


class Result:
    """One line of the table.

    `value` is compared with `limit`: a ratio or an amount that is to be at most or at least the limit (`at_least`); None when it
    could not be found, then `note` says why. A `limit` of None makes a row that only tells. `figures` are the absolute figures:
    pairs of a name and a text. `samples` are all single measurements, for the file.
    """

    def __init__(self, value, unit, limit, figures, samples, at_least=False, strict=False, note=None):
        self.value = value
        self.unit = unit
        self.limit = limit
        self.figures = figures
        self.samples = samples
        self.at_least = at_least
        self.strict = strict
        self.note = note

    @property
    def met(self):
        """Whether the target is met; None if there is no target or no value."""
        if self.value is None or self.limit is None:
            return None
        if self.at_least:
            return self.value >= self.limit
        return self.value < self.limit if self.strict else self.value <= self.limit

    @property
    def value_text(self):
        """The value with its unit."""
        if self.value is None:
            return "–"
        return f"{self.value:.{0 if self.value >= 100 else 2}f} {self.unit}"

    @property
    def target_text(self):
        """The target with its unit."""
        if self.limit is None:
            return "–"
        sign = "≥" if self.at_least else "<" if self.strict else "≤"
        return f"{sign} {self.limit:g} {self.unit}"

    def json(self):
        """The result as it stands in the file."""
        return {
            "value": self.value,
            "unit": self.unit,
            "target": self.target_text if self.limit is not None else None,
            "met": self.met,
            "note": self.note,
            "figures": dict(self.figures),
            "samples": self.samples,
        }
