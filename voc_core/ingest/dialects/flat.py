"""A tool whose files have one row of headings, some of which are always the same."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from voc_core.errors import Message
from voc_core.ingest.dialects.base import Layout, Records, Seen
from voc_core.ingest.dialects.groups import Parse, Part, alone, grouped
from voc_core.ingest.dialects.texts import with_one_text
from voc_core.ingest.fields import Field
from voc_core.ingest.headers import JOINT, normalised, tidy
from voc_core.ingest.mapped import Aside
from voc_core.ingest.scales import Scale
from voc_core.vocabulary import N_

DEPTH: Final = 30
"""Rows in which the headings may begin. [rows]"""
BY_HEADINGS: Final = N_("The headings {headings} are those of {tool}.")


@dataclass(frozen=True)
class Flat:
    """A layout that its headings give away, whatever their order, case and width.

    Attributes
    ----------
    name, tool : str
        See `base.Dialect`.
    signs : tuple of tuple of str
        Sets of headings; a row that holds all of one set is the row of headings.
    meta : mapping
        By heading: what the column is for, ``ignore`` if for nothing, empty to be guessed. All
        others are questions.
    ignore : pattern or None
        Headings, whole, that are for nothing.
    background : pattern or None
        Headings, whole, of what is known of the respondent, see `fields.Field`.
    parse : callable
        Takes the heading of a question apart, see `groups.grouped`.
    parser : callable or None
        Makes `parse` of all headings, where one alone does not say where it is to be cut.
    scales, cleans : mapping
        By heading in small letters: scale of a score, what is done to every cell.
    clean : callable or None
        What is done to the cells of every question.
    between : str or None
        What stands between several choices in one cell.
    repeats : bool
        Whether a repeated heading is one column with several values.
    aside : tuple of Aside
        With `signs`' headings as columns; rules of columns the file lacks are left out.
    kind, source, missing, zone
        See `base.Layout`.
    unless : tuple of str
        Headings that show that the file is another tool's.
    preferred : mapping
        By use: headings that may have it, the best first. The best one with a cell has it, the
        others are for nothing.
    remarks : tuple of str
        Headings of comments that explain a score: the first of `scales` the file has.
    subjects, bodies : tuple of str
        Headings of the subject and of the body of one message; together they are one comment.
    """

    name: str
    tool: str
    signs: tuple[tuple[str, ...], ...]
    meta: Mapping[str, str]
    ignore: re.Pattern[str] | None = None
    background: re.Pattern[str] | None = None
    parse: Parse = alone
    parser: Callable[[Sequence[str]], Parse] | None = None
    scales: Mapping[str, Scale] = field(default_factory=dict)
    cleans: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    clean: Callable[[str], str] | None = None
    between: str | None = None
    repeats: bool = False
    aside: tuple[Aside, ...] = ()
    kind: str | None = "feedback"
    source: str | None = "survey"
    missing: tuple[str, ...] = ()
    zone: str | None = None
    unless: tuple[str, ...] = ()
    preferred: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout of a file with these headings, None without them."""
        found = found_in(seen.head, self.signs, self.unless)
        if found is None:
            return None
        row, sign = found
        headings = [tidy(cell) for cell in seen.head[row]]
        known = {normalised(h): h for h in reversed(headings)}
        quoted = ", ".join(f"“{known[s]}”" for s in sign[:3])
        return Layout(
            self.name,
            row + 1,
            1,
            Message(BY_HEADINGS, {"headings": quoted, "tool": self.tool}),
            fields=self.fields_of(headings, seen.head[row + 1 :]),
            kind=self.kind,
            source=self.source,
            aside=asides_of(self.aside, known),
            missing=self.missing,
            zone=self.zone,
        )

    def fields_of(self, headings: Sequence[str], body: Records) -> tuple[Field, ...]:
        """Return the fields of a row of headings; a column without one is left to be seen."""
        places: dict[str, list[int]] = {}
        for i, heading in enumerate(headings):
            if heading:
                key = normalised(heading)
                places.setdefault(key if self.repeats else f"{key}\n{i}", []).append(i)
        meta = {normalised(h): use for h, use in self.meta.items()}
        meta |= {h: "" for h in map(normalised, (*self.scales, *self.subjects, *self.bodies))}
        meta |= {normalised(h): "comment" for h in self.remarks}
        meta |= self._preferred(places, body)
        if self.ignore is not None:
            useless = filter(self.ignore.fullmatch, headings)
            meta = {**{normalised(h): "ignore" for h in useless}, **meta}
        ours = [(headings[at[0]], tuple(at)) for at in places.values()]
        fields = [self._meta(h, at, meta) for h, at in ours if normalised(h) in meta]
        asked = [(h, at) for h, at in ours if normalised(h) not in meta]
        known = [(h, at) for h, at in asked if self.background and self.background.fullmatch(h)]
        fields += [Field(_named(self.parse(h)), at, is_background=True) for h, at in known]
        asked = [pair for pair in asked if pair not in known]
        single = [(h, at[0]) for h, at in asked if len(at) == 1]
        fields += [Field(h, at) for h, at in asked if len(at) > 1]
        names = [h for h, _ in single]
        parse = self.parser(names) if self.parser else self.parse
        fields += grouped(names, [i for _, i in single], parse, body)
        fields = sorted((self._read(f) for f in fields), key=lambda f: f.at)
        fields = self._remarked(fields)
        texts = ({*map(normalised, names)} for names in (self.subjects, self.bodies))
        return with_one_text(fields, *texts)

    def _remarked(self, fields: Sequence[Field]) -> list[Field]:
        """Return the fields with the remarks tied to the score they explain."""
        scored = {normalised(f.heading): f.heading for f in fields if f.scale}
        score = next((scored[h] for h in self.scales if h in scored), "")
        remarks = {normalised(h) for h in self.remarks}
        return [replace(f, about=score) if normalised(f.heading) in remarks else f for f in fields]

    def _preferred(self, places: Mapping[str, list[int]], body: Records) -> dict[str, str]:
        """Return what the headings in `preferred` are for, by their normal form."""
        found: dict[str, str] = {}
        for use, headings in self.preferred.items():
            at = {h: i for h in map(normalised, headings) if (i := _at(places, h)) is not None}
            filled = [h for h, i in at.items() if any(i < len(row) and row[i] for row in body)]
            best = next(iter([*filled, *at]), None)
            found |= {h: use if h == best else "ignore" for h in at}
        return found

    def _meta(self, heading: str, at: tuple[int, ...], meta: Mapping[str, str]) -> Field:
        return Field(heading, at, use=meta[normalised(heading)] or None)

    def _read(self, field: Field) -> Field:
        """Return a field with what the tool says about its cells."""
        name = normalised(field.heading)
        clean = self.cleans.get(name) or (self.clean if field.use in (None, "choices") else None)
        return replace(field, scale=self.scales.get(name), clean=clean, between=self.between)


def _named(part: Part) -> str:
    return JOINT.join(filter(None, part[:2]))


@dataclass(frozen=True)
class OneOf:
    """A tool that writes several kinds of files, each with headings of its own.

    Attributes
    ----------
    name, tool : str
        See `base.Dialect`.
    files : tuple of Flat
        The surest first.
    """

    name: str
    tool: str
    files: tuple[Flat, ...]

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout of the first kind of file that has these headings."""
        return next((found for flat in self.files if (found := flat.recognise(seen))), None)


def _at(places: Mapping[str, list[int]], heading: str) -> int | None:
    """Return where the first column of a heading stands."""
    return next((at[0] for key, at in places.items() if key.partition("\n")[0] == heading), None)


def found_in(
    head: Records, signs: Sequence[tuple[str, ...]], unless: Sequence[str] = ()
) -> tuple[int, tuple[str, ...]] | None:
    """Return the first row, from 0, that holds all headings of one sign, and that sign."""
    for i, row in enumerate(head[:DEPTH]):
        names = {normalised(cell) for cell in row if cell}
        if names & {normalised(u) for u in unless}:
            continue
        for sign in signs:
            wanted = tuple(normalised(s) for s in sign)
            if names.issuperset(wanted):
                return i, wanted
    return None


def asides_of(rules: Sequence[Aside], known: Mapping[str, str]) -> tuple[Aside, ...]:
    """Return the rules whose column the file has, by its heading as written.

    Parameters
    ----------
    known : mapping
        The headings of the file by their normal form.
    """
    named = ((rule, known.get(normalised(rule.column))) for rule in rules)
    return tuple(replace(rule, column=heading) for rule, heading in named if heading)
