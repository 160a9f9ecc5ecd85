"""Who copied whom, and what the copy changed."""

from __future__ import annotations

from firsthand.brief.page import Block, Cell, Column, Group, Lines, Node, Ref, Section, Table, Tree
from firsthand.brief.shelf import Shelf, anchor
from firsthand.brief.wording import DERIVATIONS, counted, day, one_line, publisher_of
from firsthand.record import Drift, Family, Link, Member, Passage, Report

_CHANGES = {
    "hedge": "The hedge", "bound": "The bound", "unit": "The unit", "scope": "Who was counted",
    "period": "The period", "place": "The place", "attribution": "Who says it",
    "act": "What was done by saying it", "name": "What a party is called",
    "digits": "The digits", "quotation": "The words quoted",
}


def families_section(shelf: Shelf, reports: set[str]) -> Section:
    """Compose the families that these reports belong to, each as a tree with its evidence."""
    found = sorted(
        {f.id: f for report in reports for f in shelf.families_of.get(report, ())}.values(),
        key=lambda f: (-len(f.members), f.id),
    )
    alone = sum(1 for report in reports if not shelf.families_of.get(report))
    blocks: list[Block] = []
    for family in found:
        blocks.append(family_tree(shelf, family))
        blocks.extend(shared_words(shelf, family))
    lead = [f"{counted(len(found), 'family')} of reports that share wording."]
    if alone:
        share = "shares" if alone == 1 else "share"
        lead.append(f"{counted(alone, 'report')} {share} wording with no other.")
    return Section(
        slug="families", heading="Who copied whom", lead=(" ".join(lead),), blocks=tuple(blocks)
    )


def family_tree(shelf: Shelf, family: Family) -> Tree:
    """Lay a family out as a tree: parents before children, earlier before later."""
    members = {m.report: m for m in family.members if m.report in shelf.reports}
    order = _in_descent(shelf, members)
    position = {report: at for at, (report, _) in enumerate(order)}
    nodes = tuple(
        Node(
            label=publisher_of(shelf.reports[report]),
            detail=_derivation(shelf, members[report]), depth=depth, at=report,
            parents=tuple(
                sorted(position[p] for p in members[report].parents
                       if position.get(p, len(order)) < position[report])
            ),
        )
        for report, depth in order
    )
    earliest = shelf.reports.get(family.earliest or "")
    first = f"earliest: {publisher_of(earliest)}" if earliest else "which came first is not clear"
    title = f"Family {shelf.short[family.id]}: {counted(len(nodes), 'report')}, {first}"
    told = "; ".join(f"{node.label}, {node.detail}" for node in nodes)
    return Tree(title=title, description=f"{told}.", nodes=nodes)


def shared_words(shelf: Shelf, family: Family, *, every: bool = False) -> tuple[Lines, ...]:
    """Say why a family is one: for each copy and its parents, or for ``every`` link found."""
    descent = {(m.report, parent) for m in family.members for parent in m.parents}
    known = [ln for ln in family.links if ln.a in shelf.reports and ln.b in shelf.reports]
    links = [
        ln for ln in known if every or {(ln.a, ln.b), (ln.b, ln.a)} & descent
    ]
    links.sort(key=lambda ln: (-ln.share, ln.a, ln.b))
    said = {link.why for link in links}
    lines: list[tuple[Cell, ...]] = []
    lines += [(Cell(text=sentence),) for sentence in family.why if sentence not in said]
    lines += [_link_line(shelf, link) for link in links]
    left = len(known) - len(links)
    if left:
        more = f"{counted(left, 'further link')}: firsthand why {shelf.short[family.id]}"
        lines.append((Cell(text=more),))
    return (Lines(caption="Why these are one family", lines=tuple(lines)),) if lines else ()


def _link_line(shelf: Shelf, link: Link) -> tuple[Cell, ...]:
    """Set why a link was drawn beside the longest words that both sides have."""
    ends = [publisher_of(shelf.reports[end]) for end in (link.a, link.b)]
    naming = "" if all(end in link.why for end in ends) else f"{ends[0]} and {ends[1]}: "
    why = Cell(text=naming + link.why)
    if not link.shared:
        return (why,)
    most = max(link.shared, key=lambda s: (len(s.a.exact), -s.a.start))
    first = Ref(label=ends[0], at=anchor(link.a, most.a))
    second = Ref(label=ends[1], at=anchor(link.b, most.b))
    words = Cell(text=_cut(most.a.exact), kind="quote", at=first.at, also=(first, second))
    return (why, Cell(text=" Both have "), words, Cell(text="."))


def drift_section(shelf: Shelf, reports: set[str]) -> Section:
    """Compose what copies changed, before and after, in the order of publication."""
    drifts = [
        d for d in shelf.weighing.drifts
        if d.child in reports and d.child in shelf.reports and d.parent in shelf.reports
    ]
    drifts.sort(key=lambda d: (d.kind, shelf.published(d.child), d.id))
    kinds = dict.fromkeys(d.kind for d in drifts)
    groups = tuple(
        Group(
            heading=_CHANGES[kind],
            rows=tuple(_drift_row(shelf, d) for d in drifts if d.kind == kind),
        )
        for kind in kinds
    )
    table = Table(
        caption="Before and after",
        columns=(
            Column(heading="Before", kind="quote"), Column(heading="After", kind="quote"),
            Column(heading="Changed by"), Column(heading="Taken from", folds=True),
            Column(heading="Why", kind="id"),
        ),
        groups=groups,
    )
    none = "No copy was found to have changed what it copied."
    return Section(
        slug="drift", heading="What copies changed", lead=() if drifts else (none,),
        blocks=(table,) if drifts else (),
    )


def _drift_row(shelf: Shelf, drift: Drift) -> tuple[Cell, ...]:
    child, parent = shelf.reports[drift.child], shelf.reports[drift.parent]
    return (
        _passage(drift.parent, drift.before, "not there"),
        _passage(drift.child, drift.after, "left out"),
        Cell(text=f"{publisher_of(child)}, {day(child.published)}"),
        Cell(text=_taken_from(parent, child)),
        Cell(text=shelf.short[drift.id], kind="id"),
    )


def _taken_from(parent: Report, child: Report) -> str:
    """Name the report that was changed; a headline changes what stands below it."""
    if parent.id == child.id:
        return "its own text"
    return f"{publisher_of(parent)}, {day(parent.published)}"


def _passage(report: str, words: Passage | None, otherwise: str) -> Cell:
    if words is None:
        return Cell(text=otherwise)
    return Cell(text=_cut(words.exact), kind="quote", at=anchor(report, words))


def _derivation(shelf: Shelf, member: Member) -> str:
    when = day(shelf.reports[member.report].published, hour=True)
    words = f"{when}, {DERIVATIONS[member.derivation]}"
    if member.parents:
        words += f", {round(member.share * 100)} % shared"
    if len(member.parents) > 1:
        names = [publisher_of(shelf.reports[p]) for p in member.parents if p in shelf.reports]
        words += f" (from {' and '.join(names)})"
    return words


def _in_descent(shelf: Shelf, members: dict[str, Member]) -> list[tuple[str, int]]:
    """Walk from the roots down, each report once and after one parent at least."""
    order: list[tuple[str, int]] = []
    seen: set[str] = set()
    by_time = sorted(members, key=shelf.published)
    roots = [r for r in by_time if not any(p in members for p in members[r].parents)]
    waiting = [(root, 0) for root in reversed(roots or by_time)]
    waiting[:0] = [(other, 0) for other in reversed(by_time) if other not in roots]
    while waiting:
        report, depth = waiting.pop()
        if report in seen:
            continue
        seen.add(report)
        order.append((report, depth))
        children = [c for c in reversed(by_time) if report in members[c].parents]
        waiting.extend((child, depth + 1) for child in children)
    return order


def _cut(text: str, most: int = 160) -> str:
    words = one_line(text)
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
