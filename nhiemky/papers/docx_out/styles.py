"""The parts of a DOCX that say how it looks: styles.xml, settings.xml, fontTable.xml, the page headers."""

from __future__ import annotations

from collections.abc import Mapping

from nhiemky.papers.docx_out.markup import DECLARATION, NAMESPACES, escaped, twips
from nhiemky.papers.layout.profiles import ElementForm, FormatProfile
from nhiemky.papers.layout.sheet import Look

LANGUAGE = "vi-VN"


def styles_part(profile: FormatProfile, sheet: Mapping[str, Look]) -> str:
    """styles.xml: the defaults, "Normal" as the body's letters, one named style for each element of the form."""
    font = escaped(profile.font)
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    size = round(sheet["body"].size * 2)
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val="000000"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>{defaults}"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
        f"{_table_styles()}{''.join(_style(look) for look in sheet.values())}"
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Rule"><w:name w:val="Đường kẻ"/>'
        '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="2"/></w:rPr></w:style></w:styles>'
    )


def settings_part(profile: FormatProfile) -> str:
    """settings.xml: Word 2013 and later, no spelling marks in an official document, Vietnamese number signs.

    A form for printing on both sides has its left and right margins changed over on back pages.
    """
    mirrored = "<w:mirrorMargins/>" if profile.mirrored_for_two_sides else ""
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>{mirrored}<w:hideSpellingErrors/>'
        '<w:hideGrammaticalErrors/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def font_table_part(profile: FormatProfile) -> str:
    """fontTable.xml: the one font of the document."""
    return (
        f'{DECLARATION}<w:fonts {NAMESPACES}><w:font w:name="{escaped(profile.font)}"><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def header_part(look: Look, *, numbered: bool) -> str:
    """A page header: the page's number in the middle, or nothing (first pages)."""
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    inside = number if numbered else ""
    style = f'<w:pPr><w:pStyle w:val="{look.identifier}"/></w:pPr>'
    return f"{DECLARATION}<w:hdr {NAMESPACES}><w:p>{style}{inside}</w:p></w:hdr>"


def _style(look: Look) -> str:
    """One paragraph style, with everything that its profile says."""
    rule, line = ("exact", twips(look.line)) if look.exact else ("auto", round(look.multiple * 240))
    gaps = f'w:before="{twips(look.before)}" w:after="{twips(look.after)}"'
    spacing = f'<w:spacing {gaps} w:line="{line}" w:lineRule="{rule}"/>'
    indent = f'<w:ind w:left="{twips(look.indent)}" w:firstLine="{twips(look.first_line)}"/>'
    keep = "<w:keepNext/><w:keepLines/>" if look.keep_next else ""
    outline = f'<w:outlineLvl w:val="{look.outline - 1}"/>' if look.outline else ""
    custom = "" if look.name.isascii() else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{look.identifier}"><w:name w:val="{escaped(look.name)}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}{spacing}{indent}<w:jc w:val="{look.align}"/>{outline}'
        f"</w:pPr><w:rPr>{_letters(look.form)}</w:rPr></w:style>"
    )


def _letters(form: ElementForm) -> str:
    size = round(form.size.used * 2)
    bold = "<w:b/><w:bCs/>" if form.bold else ""
    italic = "<w:i/><w:iCs/>" if form.italic else ""
    underline = '<w:u w:val="single"/>' if form.underline else ""
    return f'{bold}{italic}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{underline}'


def _table_styles() -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"
    )
