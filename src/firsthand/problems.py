"""Everything that can be wrong with the input, worded once.

A problem says what was found, what was expected and what to do. A bug is an exception instead.

>>> from firsthand.problems import problem
>>> problem("empty", "inbox/a.txt").sentence
'The file holds no bytes.'
"""

from __future__ import annotations

from firsthand.record import Passage, Problem, make_id

_WORDED: dict[str, tuple[str, str]] = {
    # slug: (what was found, what to do)
    "empty": ("The file holds no bytes.", "Fetch it again, or leave it out."),
    # intake: bytes as they come in
    "binary": (
        "The file holds {kind}, not text.",
        "Export it as .txt, .html, .eml or .jsonl, and read that.",
    ),
    "too-large": (
        "It holds {size} MB; at most {limit} MB are read.",
        "Split it, or raise intake.largest_mb in firsthand.toml.",
    ),
    "not-found": ("There is no such file or folder.", "Correct the path."),
    "broken-link": (
        "The link leads to no file.", "Mend the link, or read the file it should lead to.",
    ),
    "linked-folder": (
        "The folder is a link, and links are not followed.", "Read the folder it leads to by name.",
    ),
    "not-a-file": (
        "It is neither a file nor a folder.", "Read a file, or pass - and pipe the text in.",
    ),
    "empty-folder": ("The folder is empty.", "Correct the path, or leave it out."),
    "hidden-files": (
        "{count} hidden files or folders were not read.", "Rename those that hold reports.",
    ),
    "unreadable": (
        "It cannot be opened: {reason}.", "Grant read permission, or copy it elsewhere.",
    ),
    "unknown-suffix": (
        "The suffix {suffix} names no format that is read.",
        "Rename it to .txt, .md, .html, .eml or .jsonl if it is one of these; else convert it.",
    ),
    "broken-characters": (
        "{broken} stretches of bytes are not valid {encoding}; U+FFFD stands in their place.",
        "Fetch it again, or save it as UTF-8 from the program that wrote it.",
    ),
    "guessed-encoding": (
        "The bytes are not UTF-8 and do not say what they are; they were read as {encoding}.",
        "Compare accents and names with the original; save it as UTF-8 if they are wrong.",
    ),
    "encoding-contradicted": (
        "The page declares another encoding, but its bytes are {encoding} and were read so.",
        "Correct the declaration if the accents are wrong.",
    ),
    "not-utf8-lines": (
        "The lines are UTF-16; JSON Lines are UTF-8.", "Save the file as UTF-8.",
    ),
    "malformed-line": (
        "Line {line} is not one JSON object: {reason}.",
        "Write each report as one object on one line.",
    ),
    "no-text-given": (
        "Line {line} has neither \"text\" nor \"html\".", "Add one of them to the line.",
    ),
    "field-not-text": (
        "The field \"{field}\" is not a string, and was not read.", "Write it in quotation marks.",
    ),
    "lone-surrogates": (
        "The field \"{field}\" holds {count} halves of characters; U+FFFD stands in their place.",
        "Write the line anew from the original text.",
    ),
    "date-not-understood": (
        "The date \"{given}\" is neither ISO 8601 nor RFC 2822, and was not read.",
        "Write it like 2025-03-10 or 2025-03-10T10:35:00Z.",
    ),
    "mail-without-text": ("The mail holds no text.", "Save the report itself, and read that."),
    "mail-too-deep": (
        "The parts of the mail are nested too deeply to be read.",
        "Save the report itself, and read that.",
    ),
    "attachments-not-read": (
        "{count} parts of the mail are not text and were not read: {names}.",
        "Save those that hold reports as text, and read them.",
    ),
    "archive-too-large": (
        "The archive unpacks to more than {limit} MB or 1,000 files, and was not read.",
        "If it is trusted, unpack it and read the folder.",
    ),
    "archive-not-read": (
        "The archive cannot be unpacked ({reason}).", "Unpack it by hand, and read the folder.",
    ),
    "archive-partly-read": (
        "{count} files in the archive have suffixes that are not read.",
        "Unpack it by hand and convert those that hold reports.",
    ),
    # pipeline: what firsthand wrote itself
    "own-brief": (
        "The page is a brief that firsthand wrote, and no report.",
        "Leave it out, or keep briefs in another folder.",
    ),
    # reports: a page or text that cannot be read as it should
    "nothing-to-read": ("It holds no words.", "Fetch it again, or leave it out."),
    "page-too-nested": (
        "The page nests {count} levels of markup; at most {limit} are read.",
        "Save the page's text as .txt, and read that.",
    ),
    "page-too-large": (
        "The page has {count} elements; at most {limit} are read.",
        "Save the report's text as .txt, and read that.",
    ),
    "page-not-read": (
        "The page's markup cannot be taken apart ({reason}).",
        "Save the page's text as .txt, and read that.",
    ),
    "no-main-text": (
        "No article stands out on the page, so all its words were read.",
        "Check the text for menus; save the report's text as .txt if there are any.",
    ),
    "language-not-read": (
        "The report is in a language ({language}) that has no vocabulary: its text is kept and "
        "compared, its claims and statements are not read.",
        "Read it with a person, or add a folder of words for the language.",
    ),
    # standings: what the figures of a report say of each other
    "sum-too-large": (
        "The parts that {publisher} tells are more than its whole: {sum}.",
        "Compare the words: a part may be older than the whole, or of another whole.",
    ),
    "no-date": (
        "The report gives no publication date, so {expression} cannot be placed.",
        "Add \"published\" to its line of JSON Lines, or pass --published DATE.",
    ),
}


def slugs() -> tuple[str, ...]:
    """Name every problem there can be, in alphabetical order."""
    return tuple(sorted(_WORDED))


def problem(slug: str, about: str, at: Passage | None = None, **details: str) -> Problem:
    """Word one problem; ``about`` is the id or the path it is about."""
    sentence, remedy = (part.format(**details) for part in _WORDED[slug])
    return Problem(
        id=make_id("problem", slug, about, sentence),
        slug=slug, about=about, sentence=sentence, remedy=remedy, at=at,
    )
