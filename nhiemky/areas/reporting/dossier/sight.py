"""A dossier as someone may see it: totals as they are, single units and evidence only where they may look."""

from __future__ import annotations

from dataclasses import replace

from nhiemky.areas.reporting.dossier.model import Dossier, Figure, TargetStanding


def within_sight(dossier: Dossier, reports: frozenset[int], evidence: frozenset[int]) -> Dossier:
    """Return the dossier without units outside `reports` and without files of units outside `evidence`.

    `hidden_units` of each target says how many were left out, so that nobody takes what is shown for the whole.
    """
    return replace(dossier, targets=tuple(_target(standing, reports, evidence) for standing in dossier.targets))


def _target(standing: TargetStanding, reports: frozenset[int], evidence: frozenset[int]) -> TargetStanding:
    figures = tuple(_figure(each, evidence) for each in standing.figures if each.organisation_id in reports)
    units = {each.organisation_id for each in standing.figures} | {each.organisation_id for each in standing.units}
    hidden = units - reports
    return replace(
        standing,
        units=tuple(each for each in standing.units if each.organisation_id in reports),
        figures=figures,
        left_out=() if hidden else standing.left_out,
        doubts=tuple(each for each in standing.doubts if {each.organisation_id, each.other_organisation_id} <= reports),
        hidden_units=len(hidden),
        parts=tuple(_target(part, reports, evidence) for part in standing.parts),
    )


def _figure(figure: Figure, evidence: frozenset[int]) -> Figure:
    if figure.organisation_id in evidence:
        return figure
    return replace(figure, origin=replace(figure.origin, evidence=()))
