"""Reports of five shapes in which everything but the structure changes.

A shape draws names, towns, numbers, hedges, verbs and days, and puts paragraphs that refer to
nothing before them in another order; beside the text it gives the structure that a reader finds
whatever was drawn. The texts are invented; the towns stand in the gazetteer.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple


class Told(NamedTuple):
    """A claim as a reader takes it; ``by`` is the claimant, "" where nobody named stands behind."""

    harm: str
    number: int | None
    low: int | None
    best: int | None
    high: int | None
    scope: str
    by: str = ""
    part: bool = False


class Said(NamedTuple):
    """A statement as a reader takes it: who ("" for nobody named), and the act."""

    who: str
    act: str


class Variant(NamedTuple):
    shape: str
    text: str
    claims: list[Told]
    statements: list[Said]
    spare: frozenset[Said] = frozenset()  # statements that a reader may also see


class Land(NamedTuple):
    name: str
    adjective: str
    towns: tuple[str, ...]


LANDS = (
    Land("Sudan", "Sudanese", ("Nyala", "Kassala", "Port Sudan", "Kosti")),
    Land("Mali", "Malian", ("Mopti", "Gao", "Kidal", "Kayes")),
    Land("Iraq", "Iraqi", ("Mosul", "Tikrit", "Ramadi", "Basra")),
    Land("Nigeria", "Nigerian", ("Maiduguri", "Jos", "Kaduna", "Makurdi")),
    Land("Somalia", "Somali", ("Kismayo", "Baidoa", "Garowe", "Bosaso")),
    Land("Yemen", "Yemeni", ("Taiz", "Aden", "Marib", "Ibb")),
    Land("Libya", "Libyan", ("Misrata", "Sirte", "Derna", "Sabha")),
    Land("Colombia", "Colombian", ("Cali", "Pasto", "Tumaco", "Neiva")),
    Land("Ethiopia", "Ethiopian", ("Gondar", "Dessie", "Jimma", "Harar")),
    Land("Afghanistan", "Afghan", ("Kunduz", "Herat", "Ghazni", "Kandahar")),
    Land("Ukraine", "Ukrainian", ("Kharkiv", "Sumy", "Kherson", "Poltava")),
    Land("Mozambique", "Mozambican", ("Pemba", "Nampula", "Beira", "Quelimane")),
)
POWERS = (  # capital, state, adjective, whose spokesman
    ("Moscow", "Russia", "Russian", "Kremlin"), ("Ankara", "Turkey", "Turkish", "presidential"),
    ("Beijing", "China", "Chinese", "Chinese foreign ministry"),
    ("Berlin", "Germany", "German", "German government"),
    ("Cairo", "Egypt", "Egyptian", "Egyptian government"),
    ("Nairobi", "Kenya", "Kenyan", "Kenyan government"),
    ("Jakarta", "Indonesia", "Indonesian", "Indonesian government"),
    ("Oslo", "Norway", "Norwegian", "Norwegian government"),
    ("Madrid", "Spain", "Spanish", "Spanish foreign ministry"),
)
STATES = ("France", "Japan", "Brazil", "South Africa", "Canada", "Qatar", "India", "Italy")
BODIES = (("the EU", "European Union"), ("the African Union", "African Union"),
          ("the Arab League", "Arab League"), ("NATO", "NATO"), ("the Vatican", "Vatican"))
COUNCILS = ("the UN Security Council", "the African Peace Council", "the Contact Group",
            "the League Council", "the UN General Assembly")
GROUPS = ("Alawites", "Yazidis", "Hazaras", "Christians", "Kurds", "Tutsis", "Copts", "Shiites",
          "Sikhs", "Tuaregs", "Armenians", "Turkmens")
MEN = ("Dmitry Peskov", "Kwame Asante", "Hiroshi Tanaka", "Mehmet Yildiz", "Carlos Mendoza",
       "Yusuf Ibrahim", "Anders Lindqvist", "Rajiv Menon", "Nguyen Van Thanh", "Ibrahim al-Masri",
       "Oleksandr Bondar", "Tendai Moyo", "Juan Pablo Ortega", "Ahmad Karimi", "Piet van Wyk")
WOMEN = ("Amina Diallo", "Ingrid Solberg", "Maria Kovalenko", "Leila Haddad", "Grace Wanjiru",
         "Sofia Marchetti", "Thandiwe Nkosi", "Mei-Ling Chen", "Fatima Zahra Alaoui")
LEADERS = (("Osman Tarek", "Tarek"), ("Ahmed al-Sharif", "Al-Sharif"), ("Emeka Obi", "Obi"),
           ("Viktor Marchenko", "Marchenko"), ("Luis Cardenas", "Cardenas"),
           ("Nasser al-Hadi", "Al-Hadi"), ("Tesfaye Bekele", "Bekele"))
FALLEN = ("Haile Gudina", "Omar Bashari", "Pedro Lacalle", "Anton Greco", "Salim Daoud")
MONITORS = ("Horn Conflict Monitor", "Lakeside Rights Observatory", "Delta Human Rights Network",
            "Open Casualty Watch", "Northern Violence Observatory")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PERIODS = ("over three days", "in four days", "over the past week", "since Thursday",
           "over the weekend")

Bounds = tuple[int | None, int | None, int | None, int | None]
HEDGES: tuple[tuple[str, Callable[[int], Bounds]], ...] = (
    ("up to {}", lambda n: (n, None, None, n)), ("as many as {}", lambda n: (n, None, None, n)),
    ("more than {}", lambda n: (n, n + 1, None, None)),
    ("over {}", lambda n: (n, n + 1, None, None)),
    ("at least {}", lambda n: (n, n, None, None)),
    ("no fewer than {}", lambda n: (n, n, None, None)),
    ("about {}", lambda n: (n, None, n, None)), ("around {}", lambda n: (n, None, n, None)),
    ("nearly {}", lambda n: (n, None, n, n)), ("almost {}", lambda n: (n, None, n, n)),
    ("fewer than {}", lambda n: (n, None, None, n - 1)), ("{}", lambda n: (n, n, n, n)),
)
VAGUE = (("hundreds", 200), ("dozens", 24), ("scores", 40), ("thousands", 2000))
SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve")


def _number(draw: Random, low: int, high: int) -> int:
    return draw.choice((draw.randint(low, high), draw.randint(low // 10 + 1, high // 10) * 10))


def _hedged(draw: Random, number: int) -> tuple[str, Bounds]:
    pattern, bounds = draw.choice(HEDGES)
    return pattern.format(f"{number:,}"), bounds(number)


def _few(draw: Random, low: int = 2, high: int = 12) -> tuple[str, Bounds]:
    number = draw.randint(low, high)
    word = draw.choice((SMALL[number], str(number) if number > 9 else SMALL[number]))
    return word, (number, number, number, number)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _shuffled(draw: Random, first: str, others: list[str]) -> str:
    draw.shuffle(others)
    return "\n".join([first, *others])


def long_report(draw: Random) -> Variant:
    """A power speaks through its spokesman; nobody named stands behind the figures."""
    land, power = draw.choice(LANDS), draw.choice(POWERS)
    capital, state, adjective, office = power
    man, woman = draw.choice(MEN), draw.choice(WOMEN)
    leader, last = draw.choice(LEADERS)
    other, (body, body_name) = draw.choice(STATES), draw.choice(BODIES)
    group, minor = draw.sample(GROUPS, 2)
    towns = draw.sample(land.towns, 2)
    vague, low = draw.choice(VAGUE)
    number = _number(draw, 700, 4000)
    toll, bounds = _hedged(draw, number)
    part_number = _number(draw, 110, 600)
    part, part_bounds = _hedged(draw, part_number)
    informants = draw.choice(("Reports indicate", "Sources suggest", "Reports suggest"))
    concern = draw.choice(("has expressed concern over", "has voiced alarm at",
                           "has expressed alarm over", "has voiced concern about"))
    pressing = draw.choice(("is pressing for", "is appealing for", "is calling for",
                            "is pushing for", "is advocating for"))
    asked = draw.choice(("have called for", "have appealed for", "have requested",
                         "have asked for"))
    refused = draw.choice(("declined to comment on", "refused to discuss", "avoided addressing",
                           "refrained from commenting on"))
    slain = draw.choice(("massacred", "slaughtered", "murdered", "butchered"))
    vows = draw.choice(("has vowed to punish", "has promised to punish",
                        "has pledged to hold accountable", "has committed to punishing"))
    condemned, denounced, scorned = draw.sample(
        ("condemned", "denounced", "deplored", "criticised", "decried"), 3)
    died = draw.choice(("have died", "have been killed", "have lost their lives"))
    fallen = draw.choice(FALLEN)
    lead = (
        f"{informants} that {vague} of civilians {died} after fighting returned to {land.name}."
        f"\n\n{capital} {concern} the growing violence in {land.name} and {pressing} "
        f"{draw.choice(('foreign mediation', 'international intervention', 'an armistice'))}, "
        f"according to {office} spokesman {man} on {draw.choice(DAYS)}. {informants} that {toll} "
        f"people have been killed in {towns[0]} and {towns[1]} {draw.choice(PERIODS)}, with "
        f"{part} of those identified as civilians."
    )
    voice = (
        f"“Many nations and a number of aid agencies share our concern,” {man.split()[-1]} "
        f"{draw.choice(('stated', 'said', 'added'))} during a regular briefing.\n"
        f"The {adjective} official {refused} claims that some families fleeing raids by militias "
        f"aligned with the new {land.adjective} government have taken refuge in one of its bases."
    )
    joint = (f"In light of this, both {state} and {other} {asked} an urgent meeting of "
             f"{draw.choice(COUNCILS)}.")
    past = (
        f"The old {land.adjective} government was overthrown in late 2024, when insurgents opposed "
        f"to then-President {fallen} took the capital. Hardliners support the current leader, "
        f"{leader}.\n{informants} that {group} were {slain} in large numbers by {land.adjective} "
        f"security forces after an uprising against the new authorities. {last}, formerly the "
        f"commander of a rebel league, {vows} those who harm innocent villagers."
    )
    stance = (
        f"In a statement on the violence, {body} {condemned} “pro-{fallen.split()[-1]} elements” "
        f"for attacking “interim government forces” and {denounced} “all violence against "
        f"villagers,” while not saying who was to blame for the deaths. Meanwhile, "
        f"{draw.choice(STATES[1:3])}’s Foreign Minister {woman} has {scorned} “radical extremists, "
        f"including foreign recruits,” for targeting {land.adjective} minorities, including "
        f"{minor}."
    )
    return Variant(
        "long report", _shuffled(draw, lead, [voice, joint, past, stance]),
        [Told("killed", None, low, None, None, "civilian"),
         Told("killed", *bounds, "total"),
         Told("killed", *part_bounds, "civilian", part=True),
         Told("killed", None, None, None, None, f"group:{group}")],
        [Said("", "assert"), Said("", "assert"), Said("", "assert"), Said("", "assert"),
         Said(capital, "concern"), Said(capital, "call-for"),
         Said(f"{state} + {other}", "call-for"),
         Said(man, "concern"), Said(man, "decline-to-comment"), Said(leader, "pledge"),
         Said(body_name, "condemn"), Said(body_name, "condemn"), Said(woman, "condemn")],
    )


def breakdown(draw: Random) -> Variant:
    """A monitor breaks its toll down, a ministry gives another, an official cannot say."""
    land = draw.choice(LANDS)
    monitor, town = draw.choice(MONITORS), draw.choice(land.towns)
    civilians, soldiers, gunmen = draw.randint(60, 400), draw.randint(13, 59), draw.randint(13, 59)
    total = civilians + soldiers + gunmen
    children, child_bounds = _few(draw, 2, 12)
    rival = draw.randint(20, total - 1)
    ministry = draw.choice(("interior ministry", "health ministry", "defence ministry"))
    man = draw.choice(MEN)
    said = draw.choice(("said", "reported"))
    lead = (
        f"{town.upper()} (Redgate Wire) - {draw.choice(('Shelling', 'Fighting', 'Violence'))} in "
        f"{town} has killed {total} people since {draw.choice(DAYS)}, the {monitor} {said} on "
        f"{draw.choice(DAYS)}.\n\nThe {monitor} {draw.choice(('listed', 'counted', 'documented'))} "
        f"{civilians} civilians, {soldiers} soldiers and {gunmen} gunmen, {total} in all. "
        f"{_capital(children)} of the dead were children, it said."
    )
    other = (f"The {land.adjective} {ministry} put the number of dead at "
             f"{rival}.")
    calls = draw.choice((
        ("called for", "call-for", "an immediate ceasefire"),
        ("condemned", "condemn", "the killings"), ("denounced", "condemn", "the bloodshed"),
        ("appealed for", "call-for", "restraint"),
    ))
    speaker = f"{_capital(draw.choice(('governor', 'mayor')))} {man} {calls[0]} {calls[2]}."
    by = monitor
    return Variant(
        "breakdown", _shuffled(draw, lead, [other, speaker]),
        [Told("killed", total, total, total, total, "total", by),
         Told("killed", civilians, civilians, civilians, civilians, "civilian", by, True),
         Told("killed", soldiers, soldiers, soldiers, soldiers, "security", by, True),
         Told("killed", gunmen, gunmen, gunmen, gunmen, "combatant", by, True),
         Told("killed", total, total, total, total, "total", by),
         Told("killed", *child_bounds, "child", by, True),
         Told("killed", rival, rival, rival, rival, "total", f"{land.adjective} {ministry}")],
        [Said(by, "assert"), Said(by, "assert"), Said(by, "assert"),
         Said(f"{land.adjective} {ministry}", "assert"), Said(man, calls[1])],
    )


def shooting(draw: Random) -> Variant:
    """A man is shot; a chief speaks, a mayor asks, a mother quotes."""
    land = draw.choice(LANDS)
    town, chief, mayor = draw.choice(land.towns), draw.choice(MEN), draw.choice(WOMEN)
    victims, number = draw.choice((("A man", 1), ("Two men", 2), ("Three men", 3)))
    wounded, wounded_bounds = _few(draw)
    verb = draw.choice(("shot dead", "killed", "gunned down"))
    lead = (f"{victims} {'was' if number == 1 else 'were'} {verb} outside a "
            f"{draw.choice(('shop', 'station', 'bar', 'school'))} in {town} on "
            f"{draw.choice(DAYS)}, police chief {chief} said. {_capital(wounded)} officers were "
            f"{draw.choice(('wounded', 'injured', 'hurt'))}, {chief.split()[-1]} added.")
    asks, act = draw.choice((("called for an inquiry into the shooting", "call-for"),
                             ("condemned the shooting", "condemn"),
                             ("promised to publish the findings", "pledge"),
                             ("declined to comment on the shooting", "decline-to-comment")))
    voice = f"Mayor {mayor} {asks}."
    words = draw.choice(("He went out to buy bread and never came back",
                         "Nobody here trusts the patrols any more",
                         "We heard the shots from the kitchen that night"))
    quote = f"“{words},” {draw.choice(('said a neighbour', 'a neighbour said'))}."
    one: Bounds = (number, number, number, number)
    return Variant(
        "shooting", _shuffled(draw, lead, [voice, quote]),
        [Told("killed", *one, "total", chief), Told("injured", *wounded_bounds, "security", chief)],
        [Said(chief, "assert"), Said(chief, "assert"), Said(mayor, act), Said("", "assert")],
    )


def communique(draw: Random) -> Variant:
    """An army counts the enemy's dead, its own wounded; the other side denies."""
    land = draw.choice(LANDS)
    town, man, minister = draw.choice(land.towns), draw.choice(MEN), draw.choice(WOMEN)
    number = _number(draw, 20, 300)
    toll, bounds = _hedged(draw, number)
    enemy = draw.choice(("militants", "rebels", "insurgents", "fighters"))
    wounded, wounded_bounds = _few(draw)
    army = f"{land.adjective} army"
    lead = (f"The {army} said it had killed {toll} {enemy} in "
            f"{draw.choice(('an airstrike', 'a raid', 'an ambush', 'an overnight battle'))} near "
            f"{town} on {draw.choice(DAYS)}. {_capital(wounded)} soldiers were wounded, it added.")
    denial = (f"A rebel spokesman, {man}, {draw.choice(('rejected', 'dismissed', 'disputed'))} "
              f"the figure.")
    vow = (f"Defence Minister {minister} "
           f"{draw.choice(('vowed', 'pledged', 'promised'))} to press on with the offensive.")
    return Variant(
        "communique", _shuffled(draw, lead, [denial, vow]),
        [Told("killed", *bounds, "combatant", army),
         Told("injured", *wounded_bounds, "security", army)],
        [Said(army, "assert"), Said(army, "assert"), Said(man, "reject-figure"),
         Said(minister, "pledge")],
    )


def flood(draw: Random) -> Variant:
    """A disaster: dead, missing and displaced; condolences and an appeal."""
    land = draw.choice(LANDS)
    town, woman, man = draw.choice(land.towns), draw.choice(WOMEN), draw.choice(MEN)
    toll, bounds = _hedged(draw, _number(draw, 30, 900))
    missing = draw.randint(13, 300)
    homeless, homeless_bounds = _hedged(draw, _number(draw, 1000, 90000))
    agency = draw.choice(("disaster agency", "civil protection service", "rescue service"))
    cause = draw.choice(("Floods", "Landslides", "Flash floods"))
    body, body_name = draw.choice(BODIES)
    lead = (f"{cause} in and around {town} have killed {toll} people and left {missing} missing, "
            f"the {land.adjective} {agency} said on {draw.choice(DAYS)}.")
    by = f"{land.adjective} {agency}"
    away = f"{_capital(homeless)} people have been displaced, according to the {by}."
    grief = (f"President {man} {draw.choice(('offered', 'expressed', 'extended'))} his "
             f"{draw.choice(('condolences', 'sympathies'))} to the families of the dead.")
    asked = draw.choice(("appealed for", "called for"))
    appeal = f"{_capital(body)} {asked} aid for the survivors."
    quote = f"“The water came at night and took the street,” said {woman}, who lost her house."
    return Variant(
        "flood", _shuffled(draw, lead, [away, grief, appeal, quote]),
        [Told("killed", *bounds, "total", by),
         Told("missing", missing, missing, missing, missing, "total", by),
         Told("displaced", *homeless_bounds, "total", by)],
        [Said(by, "assert"), Said(by, "assert"), Said(man, "condolence"),
         Said(body_name, "call-for"), Said(woman, "assert")],
    )


SHAPES: dict[str, Callable[[Random], Variant]] = {
    "long report": long_report, "breakdown": breakdown, "shooting": shooting,
    "communique": communique, "flood": flood,
}


def variants(shape: str, number: int) -> list[Variant]:
    """Give the same variants of a shape on every run."""
    return [SHAPES[shape](Random(f"{shape} {index}")) for index in range(number)]
