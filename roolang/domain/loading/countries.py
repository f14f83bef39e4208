"""Countries: the codes there are, and the names for which people mean one; and the members of a union."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

_NAMES = """
argentina AR, australia AU, austria AT, bangladesh BD, belgium BE, brazil BR, brunei BN, bulgaria BG,
cambodia KH, canada CA, chile CL, china CN, colombia CO, costa rica CR, croatia HR, cyprus CY, czechia
CZ, czech republic CZ, denmark DK, dominican republic DO, ecuador EC, egypt EG, el salvador SV, estonia
EE, ethiopia ET, european union EU, finland FI, france FR, georgia GE, germany DE, ghana GH, great
britain GB, greece GR, guatemala GT, honduras HN, hong kong HK, hungary HU, iceland IS, india IN,
indonesia ID, ireland IE, israel IL, italy IT, ivory coast CI, japan JP, jordan JO, kenya KE, korea KR,
republic of korea KR, south korea KR, laos LA, latvia LV, liechtenstein LI, lithuania LT, luxembourg LU,
malaysia MY, malta MT, mexico MX, méxico MX, moldova MD, morocco MA, myanmar MM, netherlands NL, new
zealand NZ, nicaragua NI, nigeria NG, north macedonia MK, norway NO, pakistan PK, panama PA, paraguay
PY, peru PE, philippines PH, poland PL, portugal PT, romania RO, russia RU, saudi arabia SA, serbia RS,
singapore SG, slovakia SK, slovenia SI, south africa ZA, spain ES, sri lanka LK, sweden SE, switzerland
CH, taiwan TW, tanzania TZ, thailand TH, tunisia TN, turkey TR, türkiye TR, uganda UG, ukraine UA,
united arab emirates AE, united kingdom GB, united states US, united states of america US, uruguay UY,
usa US, viet nam VN, vietnam VN, mex MX, can CA, chn CN, deu DE, fra FR, gbr GB, jpn JP, kor KR, ind IN,
tha TH, vnm VN
"""

COUNTRIES = {name.rpartition(" ")[0]: name[-2:] for name in " ".join(_NAMES.split()).split(", ")}
"""Codes of two capitals by names in lower case; a help only, so it need not be exhaustive."""

_ISO = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
_CUSTOMS = ("EU", "XC", "XI", "XK", "XL")
"""The European Union, Ceuta, Northern Ireland, Kosovo and Melilla, as customs forms have them."""

CODES = frozenset((*_ISO.split(), *_CUSTOMS))
"""Every code of two capitals that ISO 3166 gives to a country, and those of customs: two hundred words that change
once in some years, so they stand here; a library for them would weigh more than all other checks of a declaration."""
USUAL = {"UK": "GB", "EL": "GR"}
"""Letters that people write for a country, and its code."""
UNION = "EU"
"""The European Union, whose agreements speak of the territories of its member states as one."""
_JOINED = """
1958-01-01 BE DE FR IT LU NL, 1973-01-01 DK GB IE, 1981-01-01 GR, 1986-01-01 ES PT, 1995-01-01 AT FI SE,
2004-05-01 CY CZ EE HU LT LV MT PL SI SK, 2007-01-01 BG RO, 2013-07-01 HR
"""
MEMBERS = {
    state: (date.fromisoformat(said[0]), date(2020, 12, 31) if state == "GB" else None)
    for said in (each.split() for each in _JOINED.split(","))
    for state in said[1:]
}
"""Member states by their first and their last day in the territory of the union.

The United Kingdom left on 31 January 2020 and stayed in that territory for the transition (Arts. 126 and 127 of the
Agreement on its withdrawal): agreements of the union treated it as a member state until the end of that year.
"""
_BESIDE = """
GB: GG IM JE XI GI AI BM FK IO KY MS PN SH TC VG, US: PR VI GU AS MP UM, FR: GF GP MQ RE YT MF BL PM NC PF WF TF MC,
ES: XC XL AD, IT: SM, NL: AW BQ CW SX, DK: FO GL, FI: AX, NO: SJ BV, AU: CC CX HM NF, NZ: CK NU TK, CH: LI
"""
BESIDE = {
    territory: state
    for state, _, said in (each.strip().partition(": ") for each in _BESIDE.split(","))
    for territory in said.split()
}
"""States by the territories that have letters of their own, or a customs union with them: an agreement of the state may
reach there, which only its text says."""


def union_of(state: str | None, parties: Collection[str], day: date | None) -> str:
    """The union that stands among some parties for a state that is none itself, on a day (or now); or nothing."""
    if state not in MEMBERS or state in parties or UNION not in parties:
        return ""
    since, until = MEMBERS[state]
    inside = until is None if day is None else since <= day and (until is None or day <= until)
    return UNION if inside else ""
