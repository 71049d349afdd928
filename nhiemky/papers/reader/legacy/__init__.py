"""Vietnamese as it was typed before Unicode: TCVN3 and VNI, recognised and converted."""

from __future__ import annotations

from nhiemky.papers.reader.legacy.recognition import Evidence, evidence, recognise, to_unicode
from nhiemky.papers.reader.legacy.syllables import is_syllable
from nhiemky.papers.reader.legacy.tables import Encoding, converted, from_tcvn3, from_vni

__all__ = [
    "Encoding",
    "Evidence",
    "converted",
    "evidence",
    "from_tcvn3",
    "from_vni",
    "is_syllable",
    "recognise",
    "to_unicode",
]
