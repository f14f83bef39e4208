"""What the annexes ask of vehicle parts, read by hand: which materials a part may be made of, and at which share.

Outside chapter 87 the changes are those of NAFTA's Annex 401, with the tables of the USMCA's automotive appendix: A.1, B and C
for light vehicles, D and E for heavy trucks. The rows of chapter 87 are those of Annex 4-B.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

CORE, PRINCIPAL, COMPLEMENTARY, HEAVY, HEAVY_LESS = "A.1", "B", "C", "D", "E"
OTHER, LESS, HALF, SIXTY = "60 or 50", "45 or 35", "50", "60"
"""The tables, by letter; 60 per cent of the price or 50 of net cost; 45 or 35; 50 and 60 of net cost."""


@dataclass(frozen=True)
class Row:
    """Some parts alike: `free` are materials that suffice by themselves, `valued` those that need the share, `barred` neither.

    A material is a code, or a code and what it is described as. `called` is what the part is described as; what the other rows of its
    code are described as, it is not. `loose` is a description that a material of any code may have. `share` is nothing where no value
    is asked.
    """

    codes: str
    share: str
    free: tuple[str, ...] = ()
    valued: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    called: str = ""
    loose: str = ""


def _parts_of(codes: str, share: str, free: str, valued: str, barred: str = "", called: str = "") -> Row:
    """Materials are divided by commas; a description stands after the code."""
    return Row(codes, share, _split(free), _split(valued), _split(barred), called)


def _split(said: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in said.split(",")) if said else ()


RINGS = "8482.99 inner or outer rings or races"
COILS = "8503.00 stators or rotors"
BOARDS = "8538.90 parts of 85.35 to 85.37"

# ---- outside chapter 87: what suffices, what needs the share, what never does
HOSES = _parts_of("4009.12 4009.22 4009.32 4009.42", COMPLEMENTARY, "4008.21", "4009.11, 4016.93")
OUTSIDE = (
    HOSES,
    _parts_of("8301.20", COMPLEMENTARY, "7318.15", "8301.60", "8302.10"),
    _parts_of("8413.30", PRINCIPAL, "8409.99", "8413.91", "8413.81"),
    _parts_of("8413.50", PRINCIPAL, "8409.99", "8413.92", "8413.81"),
    _parts_of("8414.59 8414.80", PRINCIPAL, "8409.99", "8414.90", "8414.10"),
    _parts_of("8421.39", COMPLEMENTARY, "8409.99", "8421.99", "8421.11", "catalytic converters"),
    _parts_of("8479.89", PRINCIPAL, "8409.99", "8479.90", "8479.10", "antilock braking and stability control units"),
    _parts_of("8481.20 8481.30 8481.80", COMPLEMENTARY, "8409.99", "8481.90", "8481.10"),
    _parts_of("8482.10 8482.50", PRINCIPAL, "8482.91", RINGS, "8482.80"),
    _parts_of("8482.80", PRINCIPAL, "8482.91", RINGS, "8482.10"),
    _parts_of("8483.10", PRINCIPAL, "8409.99", "8483.90", "8483.20"),
    _parts_of("8483.20", PRINCIPAL, "8483.10", f"8482.10, {RINGS}, 8483.90", "8483.20"),
    _parts_of("8483.30", PRINCIPAL, "8409.99", "8483.90", "8483.20"),
    _parts_of("8483.40 8483.50", PRINCIPAL, "8483.10", f"8482.10, {RINGS}, 8483.90", "8483.60"),
    _parts_of("8483.60", PRINCIPAL, "8483.10", f"8482.10, {RINGS}, 8483.90", "8483.40"),
    _parts_of("8501.32", PRINCIPAL, "8547.20", COILS, "8501.10"),
    _parts_of("8501.33", PRINCIPAL, "8547.20", COILS, "8501.10"),
    _parts_of("8501.10 8501.20 8501.31", COMPLEMENTARY, "8547.20", COILS, "8501.40"),
    _parts_of("8505.20", PRINCIPAL, "8547.20", "8505.90", "8505.11"),
    _parts_of("8505.90", PRINCIPAL, "8547.20", "8505.11"),
    _parts_of("8507.20 8507.30 8507.40 8507.80", COMPLEMENTARY, "8547.20", "8507.90", "8507.10, 8548.10"),
    _parts_of("8511.30", COMPLEMENTARY, "8547.20", "8511.90", "8511.10"),
    _parts_of("8511.40 8511.50", PRINCIPAL, "8547.20", "8511.90", "8511.10"),
    _parts_of("8511.80", PRINCIPAL, "8547.20", "8511.90", "8511.10"),
    _parts_of("8511.90", PRINCIPAL, "8547.20", "8511.10"),
    _parts_of("8512.20 8512.40", COMPLEMENTARY, "8547.20", "8512.90", "8512.30"),
    Row(
        "8519.81", "", ("8519.20", "8522.90"), (), ("8519.81", "8522.90 printed circuit assembly"), "cassette players for vehicles"
    ),
    _parts_of("8536.50", COMPLEMENTARY, "8547.20", BOARDS, "8536.10"),
    _parts_of("8536.90", COMPLEMENTARY, "8547.20", BOARDS, "8536.10", "other connectors for vehicles"),
    _parts_of("8537.10", PRINCIPAL, "8547.20", BOARDS, "8537.20"),
    _parts_of("8539.10 8539.21", COMPLEMENTARY, "8547.20", "8539.90", "8539.31"),
    _parts_of("9031.80", COMPLEMENTARY, "9030.90", "9031.90", "9031.10"),
    _parts_of("9032.89", COMPLEMENTARY, "9030.90", "9032.90", "9032.10"),
    _parts_of("8415.20", PRINCIPAL, "8415.10, 8415.90", "8415.81"),
    _parts_of("9401.20", PRINCIPAL, "7318.15", "9401.90", "9403.90"),
    _parts_of("8544.30", COMPLEMENTARY, "8544.70", "8544.49, 7408.11, 7413.00, 7605.11, 7614.10", "8544.30"),
)  # fmt: skip
TABLE_D = frozenset(
    [
        "8413.30",
        "8414.59",
        "8414.80",
        "8415.20",
        "8483.10",
        "8483.40",
        "8483.50",
        "8501.32",
        "8511.40",
        "8511.50",
        "8537.10",
        "9401.20",
    ]
)
TABLE_E = frozenset(
    ["8413.50", "8479.89", "8482.10", "8482.50", "8483.20", "8483.30", "8483.60", "8505.20", "8505.90", "8511.80", "8511.90"]
)  # fmt: skip
ENGINES = "8407.31 8407.34 8408.20"
ENGINE_PARTS = _parts_of("8409.91 8409.99", CORE, "8483.10", "8409.10")

# ---- chapter 87
BODIES = tuple(
    _parts_of(codes, PRINCIPAL, "8714.10", "8708.99", "8708.29") for codes in ("8708.10 8708.21 8708.93", "8708.70")
)
RADIATORS = _parts_of("8708.91", PRINCIPAL, "8714.10", "8708.91", "8708.99", "radiators")
SILENCERS = _parts_of("8708.92", PRINCIPAL, "8714.10", "8708.92", "8708.99", "silencers or exhaust pipes")
OTHER_RADIATORS = Row("8708.91", PRINCIPAL, (), ("8714.10",))
OTHER_SILENCERS = Row("8708.92", PRINCIPAL, (), ("8714.10",))
COOLING = (RADIATORS, SILENCERS, OTHER_RADIATORS, OTHER_SILENCERS)
LININGS = Row(
    "8708.30", HALF, ("8714.10",), ("8708.30 parts of brakes or brake linings", "8708.99 parts of brakes or brake linings"),
    ("8708.10",), "mounted brake linings",
)  # fmt: skip
BRAKES = Row(
    "8708.30", HALF, ("8714.10",), ("8708.30 mounted brake linings", *LININGS.valued), ("8708.10",)
)  # fmt: skip
GEAR_BOXES = Row("8708.40", HALF, ("8714.10",), ("8708.40", "8708.99"), ("8708.10",), "gear boxes")
OTHER_GEARS = Row("8708.40", HALF, ("8714.10",), ("8708.10",))
DRIVE, NON_DRIVING, OTHER_AXLES = (
    "drive-axles with differential for cars", "non-driving axles or parts of them for cars",
    "other drive-axles with differential, or other non-driving axles or parts of them",
)  # fmt: skip
AXLES = (
    Row("8708.50", HALF, ("8714.10",), ("8482.80", "8708.50 parts of drive-axles"), ("8708.99",), DRIVE),
    Row("8708.50", HALF, ("8714.10",), ("8482.80", "8708.99"), ("8708.10",), NON_DRIVING),
    Row("8708.50", HALF, ("8482.80",), ("8708.99",), ("8708.10",), OTHER_AXLES),
    Row("8708.50", HALF, ("8482.80",), ("8708.10",)),
)
STRUTS, SUSPENSION, OF_SUSPENSION = "McPherson struts", "suspension systems", "parts of suspension systems"
STRUT_ROW = Row("8708.80", HALF, (), ("8708.80 parts of McPherson struts", "8708.99"), ("8708.80",), STRUTS)
SUSPENSIONS = (
    Row("8708.80", HALF, ("8714.10",), (f"8708.80 {OF_SUSPENSION}", f"8708.99 {OF_SUSPENSION}"), ("8708.10",), SUSPENSION),
    Row("8708.80", HALF, ("8714.10",), ("8708.10",), (), OF_SUSPENSION),
    Row("8708.80", "", ("8714.10",), (), ("8708.10",)),
)  # fmt: skip
STEERING, OF_STEERING = "steering wheels, columns or boxes", "parts of steering wheels, columns or boxes"
STEERINGS = (
    Row("8708.94", HALF, ("8714.10",), (f"8708.94 {OF_STEERING}", f"8708.99 {OF_STEERING}"), ("8708.10",), STEERING),
    Row("8708.94", HALF, ("8714.10",), ("8708.10",), (), OF_STEERING),
    Row("8708.94", "", ("8714.10",), (), ("8708.10",)),
)  # fmt: skip


def _at(share: str, *rows: Row) -> tuple[Row, ...]:
    return tuple(replace(row, share=share if row.share else "") for row in rows)


def _of_net_cost(share: str) -> str:
    return f"{share} of net cost"


def _alone(codes: str, share: str, called: str = "") -> Row:
    """What goes by its value alone, whatever it is made of: even a material of another chapter does not suffice by itself."""
    return Row(codes, share, (), ("7318.15",), (), called)


def _free(codes: str, share: str, called: str = "") -> Row:
    """From any other heading, or of whatever at the share."""
    return Row(codes, share, ("8714.10",), ("8708.10",), (), called)


CORE_NC, PRINCIPAL_NC, HEAVY_NC = _of_net_cost(CORE), _of_net_cost(PRINCIPAL), _of_net_cost(HEAVY)

LIGHT = (
    *OUTSIDE,
    _alone(ENGINES, CORE),
    _alone("8409.91 8409.99", CORE),
    Row("8507.60", CORE, ("8507.90",), ("8507.60",)),
    _alone("8706.00", CORE_NC),
    _alone("8707.10", CORE_NC),
    _alone("8708.40 8708.50 8708.80 8708.94", CORE_NC),
    *_at(PRINCIPAL_NC, *BODIES, *COOLING),
    _free("8708.30", PRINCIPAL_NC),
    _free("8708.95", PRINCIPAL_NC),
    _alone("8708.29", CORE_NC, "body stampings"),
    _free("8708.29", PRINCIPAL_NC),
    _alone("8708.99", CORE_NC, "chassis frames"),
    _free("8708.99", PRINCIPAL_NC),
)
HEAVY_TRUCKS = (
    *(
        replace(row, codes=" ".join(kept), share=share)
        for row in OUTSIDE
        for share, table in ((HEAVY, TABLE_D), (HEAVY_LESS, TABLE_E))
        if (kept := [code for code in row.codes.split() if code in table])
    ),
    _alone(ENGINES, HEAVY),
    replace(ENGINE_PARTS, share=HEAVY),
    Row("8507.60", HEAVY_LESS, ("8507.90",), ("8507.60",)),
    _alone("8706.00", HEAVY_NC),
    _alone("8708.40", HEAVY_NC),
    Row("8707.10", HEAVY_NC, ("7318.15",), ("8708.99",)),
    *_at(HEAVY_NC, *BODIES, *COOLING, *AXLES, *SUSPENSIONS, *STEERINGS),
    STRUT_ROW,
    replace(LININGS, share=HEAVY_NC, barred=()),
    replace(BRAKES, share=HEAVY_NC, barred=()),
    _free("8708.29", HEAVY_NC),
    _free("8708.95", HEAVY_NC),
    _alone("8708.99", HEAVY_NC, "chassis frames"),
    _free("8708.99", HEAVY_NC),
)
OTHERS = (
    *_at(OTHER, *OUTSIDE),
    Row("8407.31 8407.34", OTHER, (), ("8409.99",), ("8407.90",)),
    Row("8408.20", OTHER, (), ("8409.99",), ("8408.90",)),
    replace(ENGINE_PARTS, share=OTHER),
    Row("8507.60", OTHER, ("8547.20",), ("8507.90",), ("8507.10",)),
    _alone("8706.00", SIXTY),
    Row("8707.10", SIXTY, ("7318.15",), ("8708.99",)),
    *_at(HALF, *BODIES, *COOLING, *AXLES, *SUSPENSIONS, *STEERINGS),
    replace(STRUT_ROW, free=("8714.10",), valued=("8708.80 parts of McPherson struts", "8708.99")),
    LININGS,
    BRAKES,
    GEAR_BOXES,
    OTHER_GEARS,
    _free("8708.29", HALF),
    _free("8708.95", HALF),
    _free("8708.99", HALF, "chassis frames"),
    _free("8708.99", HALF),
)

# ---- NAFTA: a rule for a group of codes is tried by one of them, with its items by their national codes
HOSES_SAID = "hoses for light-duty vehicles or motorcycles"
NATIONAL_RINGS, NATIONAL_BOARDS = "8482.99.11, 8482.99.19", "8538.90.20, 8538.90.31, 8538.90.39"
TUBING = "assemblies of compressors, condensers, evaporators or connecting tubing"
NAFTA = (
    _parts_of("4009.11 4009.21 4009.31 4009.41", "", "4008.21", "", "4016.93, 4009.12"),
    _parts_of(HOSES.codes, OTHER, "4008.21", "4009.11, 4016.93", "", HOSES_SAID),
    _parts_of(HOSES.codes, "", "4008.21", "", "4009.11, 4016.93"),
    _parts_of("4010.31", "", "4008.21", "", "4009.11, 4010.11, 4016.93"),
    _parts_of("4016.93", "", "4008.21", "", "4008.19.10, 4008.29.10, 4016.10", "gaskets and seals for vehicles"),
    _parts_of("4016.93", "", "4008.21", "", "4015.19, 4016.10"),
    _parts_of("4016.99", HALF, "", "4016.93", "4016.99", "vibration control goods"),
    _parts_of("4016.99", "", "4008.21", "", "4015.19, 4016.10"),
    _parts_of("7009.10", "", "7002.10", "", "7005.21"),
    _parts_of("8301.20", OTHER, "7318.15", "8301.60", "8302.10"),
    _parts_of("8407.34", OTHER, "", "8408.90", "8407.90"),
    _parts_of("8409.91 8409.99", OTHER, "8483.10", "8409.10"),
    _parts_of("8413.30", OTHER, "8409.99", "8413.91", "8413.81"),
    _parts_of("8414.80", OTHER, "8409.99", "8414.90", "8414.10"),
    Row(
        "8415.20", OTHER, ("8415.90.99",), ("8415.90.11", "8415.90.21", "8415.90.22", f"8418.99 {TUBING}"),
        ("8415.10 split-systems", "8415.81"), loose=TUBING,
    ),
    _parts_of("8421.39", OTHER, "8409.99", "8421.91", "8421.11"),
    _parts_of("8481.20", OTHER, "8409.99", "8481.90", "8481.30"),
    _parts_of("8482.10", OTHER, "8482.91", NATIONAL_RINGS, "8482.80"),
    _parts_of("8483.10 8483.30", OTHER, "8409.99", "8483.90", "8483.20"),
    _parts_of("8483.20", OTHER, "8483.10", f"8482.10, {NATIONAL_RINGS}, 8483.90", "8483.20"),
    _parts_of("8483.40", OTHER, "8483.10", f"8482.10, {NATIONAL_RINGS}, 8483.90", "8483.60"),
    _parts_of("8501.32", OTHER, "8547.20", "8503.00.10", "8501.10"),
    _parts_of("8507.20", OTHER, "8547.20", "8507.90", "8507.10, 8548.10.10"),
    _parts_of("8511.30", OTHER, "8547.20", "8511.90", "8511.10"),
    _parts_of("8512.20", OTHER, "8547.20", "8512.90", "8512.30"),
    _parts_of("8519.81", "", "8519.20, 8522.90", "", "8519.81, 8522.90 printed circuit assembly"),
    _parts_of("8527.21", "", "8527.12, 8529.90", "", "8527.21, 8529.90 printed circuit assembly"),
    _parts_of("8536.50 8536.90 8537.10", OTHER, "8547.20", NATIONAL_BOARDS, "8536.10"),
    _parts_of("8539.10", OTHER, "8547.20", "8539.90", "8539.31"),
    _parts_of("8544.30", OTHER, "8544.70", "8544.49, 7408.11, 7413.00, 7605.11, 7614.10", "8544.30"),
    _parts_of("8707.10", HALF, "7318.15", "8708.99", "8706.00"),
    _parts_of("8708.10 8708.21 8708.70 8708.93", HALF, "8714.10", "8708.99", "8708.29"),
    _free("8708.29 8708.95 8708.99", HALF),
    LININGS,
    BRAKES,
    GEAR_BOXES,
    OTHER_GEARS,
    *_at(HALF, *AXLES, *SUSPENSIONS, *COOLING, *STEERINGS),
    STRUT_ROW,
    _parts_of("9031.80", OTHER, "9030.90", "9031.90", "9031.10"),
    _parts_of("9032.89", LESS, "9030.90", "9032.90", "9032.10"),
    _parts_of("9401.20", OTHER, "7318.15", "9401.90", "9403.90"),
)  # fmt: skip


@dataclass(frozen=True)
class Table:
    """Shares of net cost and of the price, each from its day on, for a part whose material needs them."""

    name: str
    code: str
    material: str
    steps: tuple[tuple[str, str, str], ...]


def _table(name: str, code: str, material: str, *steps: str) -> Table:
    """Each step: the year of its first of July, the share of net cost, and that of the price."""
    first, second, third = zip(*(each.split() for each in steps), strict=True)
    return Table(name, code, material, tuple(zip(first, second, third, strict=True)))


TABLES = (
    _table("A.1", "8409.91", "8409.10", "2020 66 76", "2021 69 79", "2022 72 82", "2023 75 85"),
    _table("B", "8413.30", "8413.91", "2020 62.5 72.5", "2021 65 75", "2022 67.5 77.5", "2023 70 80"),
    _table("C", "8512.20", "8512.90", "2020 62 72", "2021 63 73", "2022 64 74", "2023 65 75"),
    _table("D", "8413.30", "8413.91", "2020 60 70", "2024 64 74", "2027 70 80"),
    _table("E", "8413.50", "8413.91", "2020 50 60", "2024 54 64", "2027 60 70"),
    _table("60 or 50", "8512.20", "8512.90", "2020 50 60"),
)
NAFTA_TABLES = (
    _table("60 or 50", "8512.20", "8512.90", "2019 50 60"),
    _table("60 or 50", "8407.34", "8408.90", "2019 50 60"),
    _table("45 or 35", "9032.89", "9032.90", "2019 35 45"),
)
"""Each year's share holds to the last of June of the next year that is named."""
