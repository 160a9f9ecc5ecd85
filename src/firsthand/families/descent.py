"""A family written down: who copied whom, who told it first, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from firsthand.families.grouping import Group, neighbours
from firsthand.families.kindred import Kin, as_link, called, why
from firsthand.families.lineage import compared
from firsthand.record import Family, Member, Report, make_id


def describe(
    groups: Sequence[Group], kin: Sequence[Kin], reports: Mapping[str, Report]
) -> tuple[Family, ...]:
    """Write the families that have more than one report, or a doubt that must be shown."""
    around = neighbours(kin)
    doubts: dict[str, list[Kin]] = {}
    for pair in kin:
        if pair.kind == "unsure":
            for report in (pair.a.report.id, pair.b.report.id):
                doubts.setdefault(report, []).append(pair)
    compiled = {report for group in groups for report in group.compiled}
    tree = _Tree(around, reports, compiled)
    return tuple(
        tree.family(group, [pair for report in group.members for pair in doubts.get(report, ())])
        for group in groups
        if len(group.members) + len(group.compiled) > 1
        or any(report in doubts for report in group.members)
    )


class _Tree(msgspec.Struct, frozen=True):
    around: Mapping[str, Sequence[Kin]]
    reports: Mapping[str, Report]
    compiled: set[str]

    def family(self, group: Group, doubts: Sequence[Kin]) -> Family:
        ids = sorted({*group.members, *group.compiled})
        edges = self._parents(group.members)
        # A report that is here only for a doubt is the earliest of nothing.
        earliest = self._earliest(group.members, edges) if len(ids) > 1 else None
        links = {
            (pair.a.report.id, pair.b.report.id): pair
            for report in ids
            for pair in self.around.get(report, ())
            if pair.other(report).report.id in ids
        }
        links |= {(pair.a.report.id, pair.b.report.id): pair for pair in doubts}
        members = [self._member(report, edges, earliest) for report in group.members]
        members += [self._compilation(report, group.members) for report in group.compiled]
        return Family(
            id=make_id("family", *ids), earliest=earliest,
            members=tuple(sorted(members, key=lambda member: member.report)),
            links=tuple(as_link(links[key]) for key in sorted(links)),
            why=tuple(self._why(group, edges, earliest)),
        )

    def _parents(self, members: Sequence[str]) -> dict[str, Kin]:
        """Choose each report's parent: credited before dated, then the nearest, then the first."""
        options = [
            (pair.direction.how != "credit", -pair.kept(report), parent.published or "~",
             parent.id, report, pair)
            for report in members
            for pair in self.around.get(report, ())
            for parent in (pair.other(report).report,)
            if pair.direction.parent == parent.id and parent.id in set(members)
        ]
        chosen: dict[str, Kin] = {}
        for *_, parent_id, report, pair in sorted(options, key=lambda option: option[:5]):
            # A credit against the clock may close a circle with two dates: the later is dropped.
            if report not in chosen and report not in _line(parent_id, chosen):
                chosen[report] = pair
        return chosen

    def _earliest(self, members: Sequence[str], edges: Mapping[str, Kin]) -> str | None:
        roots = [self.reports[report] for report in members if report not in edges]
        for root in roots:
            if all(root is other or compared(root, other) < 0 for other in roots):
                return root.id
        return None

    def _member(self, report: str, edges: Mapping[str, Kin], earliest: str | None) -> Member:
        if report in edges:
            pair = edges[report]
            return Member(
                report=report, parents=(pair.other(report).report.id,), derivation=pair.kind,
                share=round(pair.evidence.share, 3),
            )
        plain = [p for p in self.around.get(report, ())
                 if p.other(report).report.id not in self.compiled]
        if report == earliest:
            return Member(report=report, parents=(), derivation="earliest", share=1.0)
        if not plain:
            return Member(report=report, parents=(), derivation="unsure", share=0.0)
        return Member(
            report=report, parents=(), derivation=plain[0].kind,
            share=round(plain[0].evidence.share, 3),
        )

    def _compilation(self, report: str, members: Sequence[str]) -> Member:
        """List a compilation with all its parents; its share is what this family gave it."""
        here = [p for p in self.around[report] if p.other(report).report.id in set(members)]
        nearest = (here or self.around[report])[0]
        parents = {
            pair.direction.parent
            for pair in self.around[report]
            if pair.direction.parent not in (None, report)
        }
        return Member(
            report=report, parents=tuple(sorted(p for p in parents if p)),
            derivation=nearest.kind, share=round(nearest.evidence.share, 3),
        )

    def _why(
        self, group: Group, edges: Mapping[str, Kin], earliest: str | None
    ) -> Iterator[str]:
        for report in sorted(edges):
            yield why(edges[report])
        for report in group.compiled:
            yield (
                f"{called(self.reports[report])} is a compilation: it took different parts of its"
                " text from different families, so it is listed in each and unites none."
            )
        if earliest is None and len(group.members) > 1:
            roots = [called(self.reports[r]) for r in group.members if r not in edges]
            yield (
                "Neither credit nor date shows which of these is the earliest: "
                + "; ".join(sorted(roots)) + "."
            )
        elif earliest is not None and len(group.members) > len(edges) + 1:
            yield (
                f"{called(self.reports[earliest])} is the earliest telling here; that the others"
                " without a parent were copied from it is not shown."
            )


def _line(report: str, edges: Mapping[str, Kin]) -> Iterator[str]:
    """Walk up from a report through its parents, itself first."""
    while True:
        yield report
        if report not in edges:
            return
        report = edges[report].other(report).report.id
