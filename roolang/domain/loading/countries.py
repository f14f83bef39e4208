"""Names of countries, to say which code was meant where a name was written."""

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
