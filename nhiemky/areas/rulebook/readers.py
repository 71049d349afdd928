"""From a rule set's plain data to the values that rules and papers work with; each reader refuses malformed data."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from nhiemky.areas.rulebook.models import RuleSet
from nhiemky.papers.layout.profiles import FormatProfile
from nhiemky.rules.periods import WindowRule
from nhiemky.rules.progress import BandSet
from nhiemky.rules.refusals import Refusal
from nhiemky.rules.wording import gettext_noop
from nhiemky.rules.workflow import Clarity

FORMAT_PROFILE = "format_profile"
BANDS = "bands"
REPORTING_WINDOW = "reporting_window"
CLARITIES = "clarities"
TYPE_CODES = "type_codes"
TITLES = "titles"


class DataMalformed(Refusal):
    """The data of a rule set is not what its kind holds."""

    template = "Bộ quy tắc “{code}”: {fault}. Hãy sửa nội dung rồi ban hành lại."


def format_profile(rule_set: RuleSet) -> FormatProfile:
    """Return the format profile of a version. Raises ProfileMalformed."""
    return FormatProfile.from_values(_table(rule_set, rule_set.data))


def bands(rule_set: RuleSet) -> BandSet:
    """Return the bands of a version with its days, source and trust. Raises BandsMalformed."""
    heading = {
        "code": rule_set.code,
        "effective_from": rule_set.effective_from,
        "effective_to": rule_set.effective_to,
        "source": rule_set.source,
        "trust": rule_set.trust,
    }
    return BandSet.from_values({**_table(rule_set, rule_set.data), **heading})


def window_rule(rule_set: RuleSet) -> WindowRule:
    """Return where the windows of a year begin. Raises DataMalformed, RuleMalformed."""
    data = _table(rule_set, rule_set.data)
    first_day, shift_months = (_whole(rule_set, data, key) for key in ("first_day", "shift_months"))
    return WindowRule(rule_set.code, first_day, shift_months, rule_set.source, rule_set.trust)


def clarities(rule_set: RuleSet) -> tuple[Clarity, ...]:
    """Return the "rõ" of a task in their order. Raises DataMalformed."""
    return tuple(
        Clarity(_word(rule_set, each, "code"), _word(rule_set, each, "name"), _words(rule_set, each, "fields"))
        for each in _tables(rule_set, "clarities")
    )


def type_codes(rule_set: RuleSet) -> Mapping[str, str]:
    """Return the types of documents with their codes, "" for a type without one. Raises DataMalformed."""
    types = _table(rule_set, _table(rule_set, rule_set.data).get("types"))
    if not types or not all(isinstance(code, str) for code in types.values()):
        raise DataMalformed(code=rule_set.code, fault=gettext_noop("mục “types” phải ghi mỗi loại văn bản một ký hiệu"))
    return {name: str(code) for name, code in types.items()}


def titles(rule_set: RuleSet) -> Mapping[str, str]:
    """Return the titles by their codes. Raises DataMalformed."""
    return {_word(rule_set, each, "code"): _word(rule_set, each, "name") for each in _tables(rule_set, "titles")}


READERS: Mapping[str, Callable[[RuleSet], object]] = {
    FORMAT_PROFILE: format_profile,
    BANDS: bands,
    REPORTING_WINDOW: window_rule,
    CLARITIES: clarities,
    TYPE_CODES: type_codes,
    TITLES: titles,
}


def check(rule_set: RuleSet) -> None:
    """Raise the reader's refusal where the data is not what its kind holds."""
    if rule_set.kind not in READERS:
        raise DataMalformed(code=rule_set.code, fault=gettext_noop("không có loại “{kind}”", kind=rule_set.kind))
    READERS[rule_set.kind](rule_set)


def _table(rule_set: RuleSet, value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise DataMalformed(code=rule_set.code, fault=gettext_noop("nội dung phải là một bảng"))
    return value


def _tables(rule_set: RuleSet, key: str) -> list[dict[str, object]]:
    value = _table(rule_set, rule_set.data).get(key)
    if not isinstance(value, list) or not value:
        raise DataMalformed(code=rule_set.code, fault=gettext_noop("mục “{key}” phải là danh sách không rỗng", key=key))
    return [_table(rule_set, each) for each in value]


def _word(rule_set: RuleSet, table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise DataMalformed(code=rule_set.code, fault=gettext_noop("mục “{key}” phải là chữ", key=key))
    return value


def _words(rule_set: RuleSet, table: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = table.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(each, str) for each in value):
        raise DataMalformed(code=rule_set.code, fault=gettext_noop("mục “{key}” phải là danh sách chữ", key=key))
    return tuple(value)


def _whole(rule_set: RuleSet, table: Mapping[str, object], key: str) -> int:
    value = table.get(key)
    if isinstance(value, bool) or not isinstance(value, int):
        raise DataMalformed(code=rule_set.code, fault=gettext_noop("mục “{key}” phải là số nguyên", key=key))
    return value
