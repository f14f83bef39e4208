"""The vehicle: every figure worked out from its bill of materials, beside what the programs find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from typing import Any

from roolang.domain.truth import Truth
from roolang.explain.ranking import without_preference
from roolang.interpret import Judgement, Trace
from tests.dossiers import twins
from tests.dossiers.asking import Facts, asked, declared, figure, judged, judged_by, read, share, status, worth

OLD, NEW = "examples/vehicle.json", "examples/vehicle_2024/as_built.json"
STATED, UNCREDITED = (
    f"examples/vehicle_2024/{name}.json" for name in ("with_all_statements", "without_assembly_credit")
)
TALKS, CLAIM = "2018-02-28", "2024-03-15"
NET, EXCLUDED = Fraction(20950 - 560 - 240 - 210), Fraction(560 + 240 + 210)
RVC, LVC = "regional value content", "labour value content"
LISTED, EVERY = Fraction(4081), Fraction(4081 + 3214)
"""Foreign inputs on the list of 1994, and all of them; `tests/vehicle` adds them up part by part."""
ALONE, SEATS, BRAKES, AIRBAGS = (
    Fraction(720 + 760 + 470 + 340 + 280 + 190 + 260),
    Fraction(1020),
    Fraction(640),
    Fraction(150),
)
"""Parts imported outright; parts without a supplier's paper, whole; inflators within the airbags."""
CORE = {  # line, net cost, foreign inputs, those among the listed components
    "engine": ("P01", 2380, 943, 495), "transmission": ("P02", 1290, 740, 530), "axles": ("P08", 395, 130, 130),
    "suspension": ("P09", 480, 85, 85), "steering": ("P10", 460, 245, 215), "body_and_chassis": ("SELF", 1760, 170, 0),
}  # fmt: skip
PARTS = {  # net cost and foreign inputs of a part that is opened, and by what it originates
    "P01": (2380, 943, "none"), "P02": (1290, 740, "none"), "P06": (405, 75, "RVC"), "P08": (395, 130, "none"),
    "P09": (480, 85, "RVC"), "P10": (460, 245, "none"), "P11": (595, 230, "CTC"), "P12": (930, 360, "none"),
    "P13": (510, 130, "CTC"), "P17": (368, 153, "CTC"), "P21": (590, 200, "none"), "P22": (515, 225, "CTC"),
    "P23": (230, 32, "CTC"), "P24": (395, 155, "CTC"), "P25": (310, 150, "none"), "P26": (750, 85, "CTC"),
    "P27": (320, 42, "CTC"), "P29": (355, 125, "CTC"),
}  # fmt: skip
GIVEN = {
    **dict.fromkeys(("P03", "P04", "P07", "P20", "P31"), True),
    **dict.fromkeys(("P05", "P14", "P15", "P16", "P18", "P19", "P28", "P30"), False),
}
Leaf = tuple[Any, Callable[[], Any]]


def percent(part: Fraction | int, whole: Fraction | int) -> Fraction:
    return 100 * Fraction(part) / Fraction(whole)


@cache
def old(under: str = "NAFTA", reading: str = "") -> Judgement:
    return judged("nafta_2017", under, read(OLD), TALKS, reading)


def new(on: str = CLAIM, reading: str = "panel", path: str = NEW, under: str = "USMCA") -> Judgement:
    return _new(on, reading, path, under)


@cache
def _new(on: str, reading: str, path: str, under: str) -> Judgement:
    return judged("usmca", under, read(path), on, reading)


def ask_old(words: str, defined: str = "") -> Fraction:
    return asked("nafta_2017", "NAFTA", twins.researched(read(OLD)), TALKS, words, defined)


def ask_new(words: str, defined: str = "", facts: Facts | None = None) -> Fraction:
    return asked("usmca", "USMCA", facts or read(NEW), CLAIM, words, defined)


def leaves() -> Iterator[tuple[str, Leaf]]:
    """Every figure of the dossier by its path."""
    yield "materials_total", (Fraction(16540), lambda: ask_old("value of all materials"))
    yield "total_cost", (Fraction(20950), lambda: ask_old("total cost"))
    left_out = "define quantity left_out as sales promotion + royalties + shipping and_packing + non-allowable interest"
    yield "excluded_costs", (EXCLUDED, lambda: ask_old("left_out", left_out))
    yield "net_cost", (NET, lambda: ask_old("net cost"))
    yield from _nafta()
    yield from _american()
    gap = percent(EVERY - LISTED, NET)
    yield "deeming_gap_points", (gap, lambda: share(figure(old(), RVC)) - share(figure(old("US_2017", "origin"), RVC)))
    yield from _parts()
    yield from _core()
    yield from _vehicle()
    yield from _labour()
    yield from _metals()
    yield from _others()


def _nafta() -> Iterator[tuple[str, Leaf]]:
    limit = NET * (1 - Fraction("0.625"))
    yield "nafta/traced_vnm", (LISTED, lambda: worth(figure(old(), RVC)))
    yield "nafta/rvc_nc", (percent(NET - LISTED, NET), lambda: share(figure(old(), RVC)))
    yield "nafta/threshold", (Fraction("62.5"), lambda: asked_of(old()))
    yield "nafta/ctc_satisfied", (True, lambda: changed(old().trace))
    yield "nafta/originating", (True, lambda: old().verdict == "originating")
    yield "nafta/max_traced_vnm", (limit, lambda: worth(figure(old(), RVC)) + slack(old()))
    yield "nafta/slack_usd", (limit - LISTED, lambda: slack(old()))


RESEARCH = """define measure research done_in US in money
define quantity with_research as
  (value added of all materials produced in US at every tier + research done_in US) / net cost"""


def _american() -> Iterator[tuple[str, Leaf]]:
    at = "us_oct_2017"
    added, whole, limit = Fraction(4665), Fraction(5970), NET * Fraction("0.15")

    def text(reading: str = "value added") -> Judgement:
        return old("US_2017", reading)

    def content(reading: str) -> Any:
        return figure(text(reading), "content of US")

    yield f"{at}/all_tier_vnm", (EVERY, lambda: worth(figure(text(), RVC)))
    yield f"{at}/rvc_nc_full_tracing", (percent(NET - EVERY, NET), lambda: share(figure(text(), RVC)))
    yield f"{at}/threshold", (Fraction(85), lambda: asked_of(text()))
    yield f"{at}/passes_rvc", (False, lambda: slack(text()) >= 0)
    yield f"{at}/us_content_content_based_usd", (added, lambda: content("value added").number.low)
    yield f"{at}/us_content_content_based", (percent(added, NET), lambda: share(content("value added")))
    yield f"{at}/us_content_incl_us_rd", (percent(added + 170, NET), lambda: 100 * ask_old("with_research", RESEARCH))
    yield f"{at}/us_content_origin_based_usd", (whole, lambda: content("origin").number.low)
    yield f"{at}/us_content_origin_based", (percent(whole, NET), lambda: share(content("origin")))
    yield f"{at}/us_threshold", (Fraction(50), lambda: 100 * content("origin").threshold)
    yield f"{at}/passes_us_content", (False, lambda: max(content(r).slack.low for r in ("origin", "value added")) >= 0)
    yield f"{at}/originating", (False, lambda: "originating" in (text().verdict, text("origin").verdict))
    yield f"{at}/max_vnm", (limit, lambda: worth(figure(text(), RVC)) + slack(text()))
    yield f"{at}/excess_vnm", (EVERY - limit, lambda: -slack(text()))
    yield f"{at}/us_content_shortfall_usd", (NET / 2 - added, lambda: -content("value added").slack.low)


def slack(judgement: Judgement) -> Fraction:
    found = figure(judgement, RVC).slack
    assert found.known and found.low is not None
    return found.low


def asked_of(judgement: Judgement) -> Fraction:
    found = figure(judgement, RVC).threshold
    assert isinstance(found, Fraction)
    return 100 * found


def changed(trace: Trace) -> bool:
    """Whether a rule is met by a change in classification; one that is for other goods meets nothing."""
    if trace.truth is not Truth.YES:
        return False
    return (trace.kind == "no line" and "change" in trace.origin.words) or any(map(changed, trace.parts))


# ---- USMCA: the parts


@cache
def lines() -> dict[str, Facts]:
    """Every part of the first two tiers by its name."""
    found = read(NEW)["materials"]
    return {each["id"]: each for part in found for each in (part, *part.get("materials", ()))}


def alone(name: str) -> Facts:
    """A part declared as a good of its own, nothing said of its origin."""
    whole, part = read(NEW), lines()[name]
    kept = {
        k: v
        for k, v in part.items()
        if k not in ("originating", "supplier_statement", "self_produced", "designated_intermediate", "value")
    }
    return {**{k: whole[k] for k in ("currency", "nomenclature")}, "date": CLAIM, "good": kept}


def by_what(name: str) -> str:
    """How a part originates by the standard rules: as declared, by a change, by value, or not."""
    if name in GIVEN:
        return "given" if isinstance(lines()[name].get("originating"), bool) else "?"
    found = judged("usmca", "USMCA", alone(name), CLAIM, "panel")
    if found.verdict != "originating":
        return "none"
    return "CTC" if changed(found.trace) else "RVC"


def _parts() -> Iterator[tuple[str, Leaf]]:
    for name, (net, foreign, way) in PARTS.items():
        at = f"usmca_parts/{name}"
        yield f"{at}/rvc_nc", (percent(net - foreign, net), _rvc_of(name))
        yield f"{at}/originating_standard", (way != "none", _originates(name))
        yield f"{at}/by", (way, lambda name=name: by_what(name))  # type: ignore[misc]
        yield f"{at}/vnm_in_part", (Fraction(foreign), _foreign_in(name))
    for name, good in GIVEN.items():
        at = f"usmca_parts/{name}"
        yield f"{at}/originating_standard", (good, _declared_so(name))
        yield f"{at}/by", ("given", lambda name=name: by_what(name))  # type: ignore[misc]
        yield f"{at}/vnm_in_part", (Fraction(0), _foreign_in(name))


def _rvc_of(name: str) -> Callable[[], Fraction]:
    return lambda: 100 * ask_new("regional value content by net cost", facts=alone(name))


def _originates(name: str) -> Callable[[], bool]:
    return lambda: judged("usmca", "USMCA", alone(name), CLAIM, "panel").verdict == "originating"


def _declared_so(name: str) -> Callable[[], bool]:
    return lambda: status("usmca", "USMCA", read(NEW), CLAIM, name, "panel") == "originating"


def _foreign_in(name: str) -> Callable[[], Fraction]:
    return lambda: ask_new("value of non-originating materials", facts=alone(name))


LISTED_IN = "value of non-originating materials of core components"
COLUMN = (
    "define quantity of_column_two as (net cost - value of non-originating materials of core components) / net cost"
)


def _core() -> Iterator[tuple[str, Leaf]]:
    for i, (part, (line, net, foreign, column)) in enumerate(CORE.items()):
        at, name = f"usmca_core_parts/table/{i}", "body" if line == "SELF" else line
        one, two = percent(net - foreign, net), percent(net - column, net)
        yield f"{at}/part", (part, lambda name=name: _named(name))  # type: ignore[misc]
        yield f"{at}/line", (line, lambda name=name: "SELF" if lines()[name].get("self_produced") else name)  # type: ignore[misc]
        yield f"{at}/net_cost", (Fraction(net), lambda name=name: ask_new("net cost", facts=alone(name)))  # type: ignore[misc]
        yield f"{at}/vnm_all", (Fraction(foreign), _foreign_in(name))
        yield f"{at}/vnm_col2", (Fraction(column), lambda name=name: ask_new(LISTED_IN, facts=alone(name)))  # type: ignore[misc]
        yield f"{at}/rvc_all", (one, _rvc_of(name))
        yield f"{at}/rvc_col2", (two, lambda name=name: 100 * ask_new("of_column_two", COLUMN, alone(name)))  # type: ignore[misc]
        yield f"{at}/passes_75_all", (one >= 75, lambda name=name: _rvc_of(name)() >= _core_share())  # type: ignore[misc]
        yield f"{at}/passes_75_col2", (two >= 75, _of_column_two(name))
    yield from _super_core()


def _of_column_two(name: str) -> Callable[[], bool]:
    return lambda: 100 * ask_new("of_column_two", COLUMN, alone(name)) >= _core_share()


def _named(name: str) -> str:
    """The group of core parts that a line is declared to be of, as the dossier calls it."""
    said = {"engines": "engine", "transmissions": "transmission", "axles": "axles", "suspension systems": "suspension",
            "steering systems": "steering", "body and chassis": "body_and_chassis"}  # fmt: skip
    return next(said[words] for words in lines()[name]["described_as"] if words in said)


def _core_share() -> Fraction:
    """What is asked of core parts on the day of the claim."""
    return asked_of(new())


def _super_core() -> Iterator[tuple[str, Leaf]]:
    at = "usmca_core_parts/super_core"
    net, foreign, column = (sum(Fraction(row[i]) for row in CORE.values()) for i in (1, 2, 3))

    def found() -> Any:
        return figure(new(), "super-core content")

    def whole(words: str) -> Fraction:
        return ask_new(words, facts=as_one())

    content = "regional value content by net cost"
    yield f"{at}/net_cost", (net, lambda: found().base.low)
    yield f"{at}/vnm_all", (foreign, lambda: whole("value of non-originating materials"))
    yield f"{at}/rvc_all", (percent(net - foreign, net), lambda: 100 * whole(content))
    yield f"{at}/vnm_col2", (column, lambda: worth(found()))
    yield f"{at}/rvc_col2", (percent(net - column, net), lambda: share(found()))
    yield f"{at}/passes_all", (False, lambda: 100 * whole(content) >= _core_share())
    yield f"{at}/passes_col2", (True, lambda: found().slack.low >= 0)
    yield "usmca_core_parts/requirement_met", (True, lambda: new().verdict == "originating" and found().slack.low >= 0)
    yield "usmca_core_parts/met_only_by", ("super-core, column-2 VNM (s.14(10)(b))", _only_as_one)


def as_one() -> Facts:
    """The core parts as one good, as the super-core takes them."""
    return twins.as_one([alone(name) for name in _core_lines()])


def _core_lines() -> list[str]:
    return ["body" if row[0] == "SELF" else row[0] for row in CORE.values()]


def _only_as_one() -> str:
    """Whether the requirement on core parts is met by the super-core alone: some of them fail by either count."""
    each = all(100 * ask_new("of_column_two", COLUMN, alone(name)) >= _core_share() for name in _core_lines())
    return "super-core, column-2 VNM (s.14(10)(b))" if not each and new().verdict == "originating" else "?"


# ---- USMCA: the vehicle

WITHIN = {"2020-07-01": (66, 0, 943 + 740 + 245), "2021-07-01": (69, 0, 943 + 740 + 130 + 245),
          "2022-07-01": (72, 640, 943 + 740 + 130 + 245), "2023-07-01": (75, 640, 943 + 740 + 130 + 245)}  # fmt: skip
"""The share asked from a day on; the brakes where they fail their own rule; inputs of core parts that fail alone."""


def _vehicle() -> Iterator[tuple[str, Leaf]]:
    panel = ALONE + SEATS + BRAKES + AIRBAGS
    failing = Fraction(943 + 740 + 130 + 245)
    papers = ALONE + 360 + 200 + AIRBAGS
    cases: dict[str, tuple[Fraction, bool, Callable[[], Judgement], str]] = {
        "panel_reading": (panel, True, new, "passes_75"),
        "us_reading_no_rollup_of_alt_method_core_parts": (
            panel + failing, False, lambda: new(reading="without panel"), "passes_75",
        ),
        "panel_reading_all_supplier_statements": (papers, True, lambda: new(path=STATED), "passes_75"),
        "us_reading_all_supplier_statements": (
            papers + failing, False, lambda: new(path=STATED, reading="without panel"), "passes_75",
        ),
        "alternative_staging": (
            panel + failing - 130, True, lambda: new(reading="", under="USMCA_STAGING"), "passes_62_5",
        ),
    }  # fmt: skip
    for name, (foreign, passes, judgement, said) in cases.items():
        yield from _content(f"usmca_vehicle/{name}", foreign, passes, judgement, said)
    for day, (threshold, brakes, core) in WITHIN.items():
        at = f"usmca_vehicle_by_period/{day}"
        yield f"{at}/threshold", (Fraction(threshold), lambda day=day: asked_of(new(day)))  # type: ignore[misc]
        base = ALONE + SEATS + AIRBAGS + brakes
        for reading, foreign in (("panel", base), ("us_reading", base + core)):
            name = "panel" if reading == "panel" else "without panel"
            passes = percent(NET - foreign, NET) >= threshold
            yield from _content(f"{at}/{reading}", foreign, passes, lambda day=day, name=name: new(day, name), "passes")  # type: ignore[misc]


def _content(
    at: str, foreign: Fraction, passes: bool, judgement: Callable[[], Judgement], said: str
) -> Iterator[tuple[str, Leaf]]:
    yield f"{at}/vnm", (foreign, lambda: worth(figure(judgement(), RVC)))
    yield f"{at}/rvc_nc", (percent(NET - foreign, NET), lambda: share(figure(judgement(), RVC)))
    yield f"{at}/{said}", (passes, lambda: slack(judgement()) >= 0)


WAGES = {"US": "in_dollars at least 16", "CA": "in_Canadian dollars at least 20.88", "MX": "in_pesos at least 294.22"}


def _of_plants(tier: str) -> str:
    """The value of materials from plants of high wages, as a figure that can be asked for."""
    each = (f"all materials produced in {state} where hourly wage {least}{tier}" for state, least in WAGES.items())
    return f"value of {' together with '.join(each)}"


def _labour() -> Iterator[tuple[str, Leaf]]:
    first, second = Fraction(6490), Fraction(525)
    high, technology, credit = percent(first + second, NET), percent(384, 12000), Fraction(5)
    far, lvc = _of_plants(" wherever first found"), LVC

    def points(name: str, path: str = NEW) -> Fraction:
        return Fraction(new(path=path).figures[name])

    def near(name: str) -> Fraction:
        return Fraction(judged("usmca", "USMCA", twins.near_plants(read(NEW)), CLAIM, "panel").figures[name])

    at = "usmca_lvc"
    yield f"{at}/hwm_tier1", (first, lambda: ask_new(far, facts=twins.near_plants(read(NEW))))
    yield f"{at}/hwm_tier2", (second, lambda: ask_new(far, facts=twins.far_plants(read(NEW))))
    yield f"{at}/hwm_points_tier1", (percent(first, NET), lambda: near("high-wage content"))
    yield f"{at}/hwm_points_all", (high, lambda: points("high-wage content"))
    yield f"{at}/hwlc", (Fraction(0), lambda: ask_new("high-wage labour cost"))
    yield f"{at}/hwtc_points", (technology, lambda: 100 * ask_new("technology credit"))
    yield f"{at}/hwac_points", (credit, lambda: 100 * ask_new("assembly credit"))
    yield f"{at}/lvc_all_tiers", (high + technology + credit, lambda: points(lvc))
    yield f"{at}/lvc_tier1_only", (percent(first, NET) + technology + credit, lambda: near(lvc))
    yield f"{at}/threshold", (Fraction(40), lambda: 100 * figure(new(), lvc).threshold)  # type: ignore[operator]
    yield f"{at}/min_hwm_points", (Fraction(25), lambda: 100 * figure(new(), "high-wage content").threshold)  # type: ignore[operator]
    yield f"{at}/passes", (True, lambda: figure(new(), lvc).slack.low >= 0)  # type: ignore[operator]
    yield f"{at}/lvc_without_hwac", (high + technology, lambda: points(lvc, UNCREDITED))
    yield f"{at}/passes_without_hwac", (False, lambda: figure(new(path=UNCREDITED), lvc).slack.low >= 0)  # type: ignore[operator]


def _metals() -> Iterator[tuple[str, Leaf]]:
    at = "usmca_steel_aluminium"

    def bought(metal: str, day: str = CLAIM) -> Any:
        found = new(day)
        return next(each for each in _figures(found.trace) if metal in each[0].origin.words)[1]

    steel, aluminium, melted = percent(3712, 5120), percent(902, 1280), percent(3226, 5120)
    yield f"{at}/steel_share", (steel, lambda: share(bought("of steel")))
    yield f"{at}/aluminium_share", (aluminium, lambda: share(bought("of aluminium")))
    yield f"{at}/threshold", (Fraction(70), lambda: 100 * bought("of steel").threshold)
    yield f"{at}/passes_until_2027_06_30", (True, lambda: new("2027-06-30").verdict == "originating")
    yield f"{at}/steel_share_melted_poured", (melted, lambda: share(bought("melting and pouring", "2027-07-01")))
    yield f"{at}/passes_from_2027_07_01", (False, lambda: bought("melting and pouring", "2027-07-01").slack.low >= 0)


def _figures(trace: Trace) -> Iterator[tuple[Trace, Any]]:
    if trace.figure is not None:
        yield trace, trace.figure
    for part in trace.parts:
        yield from _figures(part)


VERDICTS = {"originating": "ORIGINATING", "non-originating": "NON_ORIGINATING"}


def _others() -> Iterator[tuple[str, Leaf]]:
    def result(judgement: Judgement, reason: str = "", twin: Judgement | None = None) -> str:
        """The verdict; for its reason a twin originates that differs in this alone."""
        assert twin is None or twin.verdict == "originating"
        why = f" ({reason})" if judgement.verdict != "originating" else ""
        return f"{VERDICTS[judgement.verdict]}{why}"

    def american() -> str:
        judgement = new(reading="without panel")
        return result(judgement, "vehicle RVC" if slack(judgement) < 0 else "", new())

    at = "usmca_result"
    yield f"{at}/panel_reading", ("ORIGINATING", lambda: result(new()))
    yield f"{at}/us_reading", ("NON_ORIGINATING (vehicle RVC)", american)
    yield f"{at}/from_2027_07_01", (
        "NON_ORIGINATING (steel)", lambda: result(new("2027-07-01"), "steel", new("2027-06-30")),
    )  # fmt: skip
    yield f"{at}/without_hwac", ("NON_ORIGINATING (LVC)", lambda: result(new(path=UNCREDITED), "LVC", new()))
    at, panel = "formula_cross_check", ALONE + SEATS + BRAKES + AIRBAGS
    yield f"{at}/tv_fob", (Fraction(22900), lambda: ask_new("transaction value"))
    yield f"{at}/exw", (Fraction(22650), lambda: ask_new("ex-works price"))
    yield f"{at}/build_down_tv_panel_vnm", (
        percent(22900 - panel, 22900), lambda: share(other("regional value content", "build-down")),
    )  # fmt: skip
    yield f"{at}/maxnom_exw_panel_vnm", (percent(panel, 22650), lambda: share(other("foreign share")))
    yield f"{at}/maxnom_exw_full_vnm", (percent(EVERY, 22650), lambda: share(traced()))
    yield f"{at}/cptpp_nc_45", (True, lambda: other("regional value content", "net cost").slack.low >= 0)
    yield f"{at}/cptpp_bd_55", (True, lambda: other("regional value content", "build-down").slack.low >= 0)
    yield f"{at}/tca_maxnom_45_full_vnm", (True, lambda: traced().slack.low >= 0)
    yield from _duties()


CARS = '"passenger vehicle" of (8703.21 to 8703.24, 8703.90), "light truck" of (8704.21, 8704.31)'
PANEL = "counting only non-originating materials except core parts"
OTHERS = f"""define method at_the gate for foreign share as value of counted materials / ex-works price
proposal OTHERS by CA amends USMCA dated 2020-07-01
replace rule for {CARS} cite "other texts" requires all of
  (1) regional value content at least 45% by net cost {PANEL}
  (2) regional value content at least 55% by build-down on FOB {PANEL}
  (3) foreign share at most 45% by at_the gate {PANEL}"""
TRACED = """define method at_the gate for foreign share as value of counted materials / ex-works price
proposal TRACED by CA amends NAFTA dated 2018-01-29
replace rule for 8703.21 to 8703.90 cite "other texts" requires foreign share at most 45% by at_the gate tracing all materials"""
"""The limits of CPTPP and of the agreement of the European Union, as rules that amend the texts whose materials count."""


@cache
def other(quantity: str, method: str = "") -> Any:
    """A figure by which another text would judge the car, its foreign materials those of the panel's reading."""
    found = judged_by("usmca", OTHERS, "OTHERS", read(NEW), CLAIM)
    return next(each for _, each in _figures(found.trace) if each.quantity == quantity and method in (each.method, ""))


@cache
def traced() -> Any:
    """The share of all that is imported at every tier in the price at the gate."""
    return figure(judged_by("nafta_2017", TRACED, "TRACED", read(OLD), TALKS), "foreign share")


def _duties() -> Iterator[tuple[str, Leaf]]:
    credited, base = 650 - 260, 450
    at = "canada_jan_2018_illustration"
    said = "(NC + extra NA R&D/software - all-tier VNM) / (NC + extra NA R&D/software + foreign IP/software)"
    yield f"{at}/formula", (said, lambda: said)

    def ideas() -> Fraction:
        return share(figure(judged("nafta_2017", "CA_2018", twins.researched(read(OLD)), TALKS, "without wages"), RVC))

    yield f"{at}/rvc", (percent(NET + credited - EVERY, NET + credited + base), ideas)

    def charged(rate: str) -> Fraction:
        money = without_preference(declared({**read(OLD), "duty": {"mfn": rate, "charged_on": "FOB"}}))
        assert money.known and money.low is not None
        return money.low

    def rate(words: str) -> Fraction:
        found = declared({**read(OLD), "duty": {"mfn": words}})
        assert found.duty is not None and found.duty.mfn is not None
        return found.duty.mfn.ad_valorem.low

    at = "tariff_exposure"
    yield f"{at}/us_mfn_car", (Fraction("2.5"), lambda: rate("2.5 %"))
    yield f"{at}/duty_if_non_originating", (22900 * Fraction("0.025"), lambda: charged("2.5 %"))
    yield f"{at}/us_mfn_light_truck", (Fraction(25), lambda: rate("25 %"))
    yield f"{at}/duty_if_light_truck", (22900 * Fraction("0.25"), lambda: charged("25 %"))
