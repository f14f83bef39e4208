"""Places as tables name them: in German, French and Spanish, and by three letters; a help only."""

from __future__ import annotations

_NAMES = """
deutschland DE, allemagne DE, alemania DE, mexiko MX, mexique MX, kanada CA, vereinigte staaten US, etats unis US,
estados unidos US, eeuu US, u s a US, u s US, frankreich FR, francia FR, italien IT, italie IT, italia IT, spanien ES,
espagne ES, espana ES, osterreich AT, autriche AT, schweiz CH, suisse CH, suiza CH, grossbritannien GB,
vereinigtes konigreich GB, royaume uni GB, reino unido GB, england GB, scotland GB, wales GB, japon JP, sudkorea KR,
coree du sud KR, corea del sur KR, corea KR, korea south KR, chine CN, volksrepublik china CN, p r china CN,
pr china CN, indien IN, inde IN, turkei TR, turquie TR, turquia TR, polen PL, pologne PL, polonia PL, tschechien CZ,
tchequie CZ, chequia CZ, ungarn HU, hongrie HU, hungria HU, brasilien BR, bresil BR, brasil BR, niederlande NL,
pays bas NL, paises bajos NL, belgien BE, belgique BE, belgica BE, schweden SE, suede SE, suecia SE, rumanien RO,
roumanie RO, rumania RO, thailande TH, tailandia TH, danemark DK, dinamarca DK, irland IE, irlande IE, irlanda IE,
finnland FI, finlande FI, finlandia FI, marokko MA, maroc MA, marruecos MA, agypten EG, egypte EG, egipto EG,
tunesien TN, tunisie TN, tunez TN, ucrania UA, norwegen NO, norvege NO, noruega NO, holland NL, cote d ivoire CI,
prc CN, e u EU, u e EU, eu27 EU, eu 27 EU, aut AT, bel BE, bra BR, che CH,
cze CZ, dnk DK, esp ES, fin FI, hun HU, irl IE, ita IT, nld NL, nor NO, pol PL, prt PT, rou RO, svk SK, svn SI,
swe SE, tur TR, twn TW, ukr UA, aus AU, nzl NZ, zaf ZA, mys MY, sgp SG, idn ID
"""

ABROAD = {name.rpartition(" ")[0]: name[-2:] for name in " ".join(_NAMES.split()).split(", ")}
"""Codes of two capitals by names without accents."""
