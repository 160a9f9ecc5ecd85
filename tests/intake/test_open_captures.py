"""What comes in: every format, every hostile file, and the words of each problem."""

import base64
import hashlib
import io
import json
import os
import sys
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.intake import Captured, ReadOptions, open_captures
from firsthand.record import Problem
from firsthand.settings import Intake

NOON = datetime(2025, 3, 11, 12, tzinfo=UTC)


def opened(path, largest_mb=20, **options):
    return list(
        open_captures(path, Intake(largest_mb=largest_mb), ReadOptions(**options), lambda: NOON)
    )


def slugs(found):
    return [item.slug for item in found if isinstance(item, Problem)]


def captures(found):
    return [item for item in found if isinstance(item, Captured)]


def a_line(**fields):
    return json.dumps({"text": "Two were hurt.", **fields}, ensure_ascii=False)


def a_mail(*parts, head="Subject: Market hit\nFrom: Kesra Courier <a@courier.example>\n"):
    body = "".join(f"--b\n{part}\n" for part in parts)
    return (
        f"{head}Date: Mon, 10 Mar 2025 13:35:00 +0300\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/mixed; boundary="b"\n\n{body}--b--\n'
    ).encode()


def attached(name, data, media_type="application/octet-stream"):
    return (
        f'Content-Type: {media_type}\nContent-Disposition: attachment; filename="{name}"\n'
        f"Content-Transfer-Encoding: base64\n\n{base64.encodebytes(data).decode()}"
    )


PLAIN = "Content-Type: text/plain; charset=utf-8\n\nShells fell on the market.\n"


def test_a_text_is_captured_with_its_hash_its_size_and_the_clocks_time(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"Two were hurt.\r\n")

    (found,) = opened(path, published="Mon, 10 Mar 2025 10:00:00 GMT", publisher="Courier")

    assert found.capture.id == hashlib.sha256(b"Two were hurt.\r\n").hexdigest()
    assert found.capture.size == 16
    assert found.capture.captured_at == "2025-03-11T12:00:00Z"
    assert found.told.text == "Two were hurt.\r\n"
    assert found.told.otherwise == ReadOptions(
        published="2025-03-10T10:00:00Z", publisher="Courier"
    )


def test_a_folder_is_read_whole_and_in_the_same_order(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.md", "sub/c.htm", ".hidden.txt", "d.docx", "e"):
        (tmp_path / name).write_text(f"<p>{name}")

    found = opened(tmp_path)

    assert [c.told.text or c.told.html for c in captures(found)] == [
        "<p>a.md", "<p>b.txt", "<p>sub/c.htm",
    ]
    assert slugs(found) == ["hidden-files", "unknown-suffix", "unknown-suffix"]


@pytest.mark.parametrize(
    ("name", "data", "slug"),
    [
        ("a.txt", b"", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.eml", b"", "empty"),
        ("a.txt", b"%PDF-1.7 text", "binary"),
        ("a.html", b"\x89PNG\r\n\x1a\n", "binary"),
        ("a.txt", b"PK\x03\x04rest", "binary"),
        ("a.txt", b"a\x00b", "binary"),
        ("a.jsonl", b" \n\n", "nothing-to-read"),
        ("a.jsonl", b"not json\n", "malformed-line"),
        ("a.jsonl", b"[1, 2]\n", "malformed-line"),
        ("a.jsonl", b'{"text": ' + b"[" * 100_000, "malformed-line"),
        ("a.jsonl", b'{"n": ' + b"9" * 5_000 + b"}", "malformed-line"),
        ("a.jsonl", b'{"title": "Only a title"}\n', "no-text-given"),
        ("a.jsonl", b'{"text": 12}\n', "field-not-text"),
        ("a.jsonl", "{}".encode("utf-16"), "not-utf8-lines"),
        ("a.eml", b"Subject: nothing\n\n", "mail-without-text"),
    ],
)
def test_what_cannot_be_read_is_a_problem_about_that_file(tmp_path, name, data, slug):
    path = tmp_path / name
    path.write_bytes(data)

    found = opened(path)

    assert slug in slugs(found)
    assert captures(found) == []
    assert all(p.about.startswith(str(path)) and p.remedy for p in found)


def test_paths_that_lead_nowhere_are_problems(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "round").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")

    found = opened(tmp_path)

    assert slugs(found) == ["broken-link", "not-a-file", "linked-folder"]
    assert slugs(opened(tmp_path / "missing.txt")) == ["not-found"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_problem(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("text")
    path.chmod(0)

    assert slugs(opened(path)) == ["unreadable"]


def test_a_file_of_50_mb_is_not_read(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    (found,) = opened(path)

    assert found.slug == "too-large"
    assert "50.0 MB" in found.sentence
    assert "20 MB" in found.sentence


def test_a_line_above_the_limit_is_passed_over_and_the_next_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "' + b"x" * 2_500_000 + b'"}\n')
        file.write(a_line(id="next").encode())

    found = opened(path, largest_mb=1)

    assert slugs(found) == ["too-large"]
    assert found[0].about == f"{path}:1"
    assert "2.5 MB" in found[0].sentence
    assert [c.told.given_id for c in captures(found)] == ["next"]


def test_half_a_utf8_sequence_is_read_and_reported(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("The café burned. Caf".encode() + b"\xc3")

    problem, captured = opened(path)

    assert problem.slug == "broken-characters"
    assert captured.told.text == "The café burned. Caf\ufffd"


def test_a_line_that_is_not_utf8_is_read_and_reported(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "Nine d\xc3\xa9ad at the caf\xc3"}\n' + a_line(id="b").encode())

    found = opened(path)

    assert slugs(found) == ["broken-characters"]
    assert [c.told.text for c in captures(found)] == [
        "Nine déad at the caf\ufffd", "Two were hurt.",
    ]


def test_lone_surrogates_are_marked_one_for_one_and_reported(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "x\\udfff", "text": "a\\ud800b \\ud83d\\ude00"}')

    found = opened(path)

    assert slugs(found) == ["lone-surrogates", "lone-surrogates"]
    assert captures(found)[0].told.text == "a\ufffdb \U0001f600"


def test_a_line_brings_all_its_fields_and_its_own_bytes(tmp_path):
    line = a_line(
        id=7, title="T", published="2025-03-10T13:00+03:00", url="https://courier.example/a",
        publisher="Courier", language="en", other="kept in the bytes",
    )
    path = tmp_path / "a.jsonl"
    path.write_text(f"\n{line}\n\n", encoding="utf-8")

    (found,) = opened(path)

    assert found.data == line.encode()
    assert found.capture.target_uri == f"{path}:2"
    assert (found.told.given_id, found.told.headline, found.told.published) == (
        "7", "T", "2025-03-10T10:00:00Z",
    )
    assert (found.told.url, found.told.publisher, found.told.language) == (
        "https://courier.example/a", "Courier", "en",
    )


def test_a_date_that_is_no_date_is_reported_and_the_line_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(a_line(published="last Monday"))

    found = opened(path)

    assert slugs(found) == ["date-not-understood"]
    assert captures(found)[0].told.published is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1), ascii_only=st.booleans()
)
def test_text_through_json_lines_is_kept_character_for_character(tmp_path, text, ascii_only):
    path = tmp_path / "law.jsonl"
    line = json.dumps({"text": text}, ensure_ascii=ascii_only)
    path.write_bytes(f"{line}\n{line}".encode())

    found = opened(path)

    assert [c.told.text for c in captures(found)] == [text, text]
    assert slugs(found) == []


def test_stdin_is_told_apart_by_how_it_begins(monkeypatch):
    def piped(data):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return opened("-")

    assert [c.kind for c in piped(f"{a_line()}\n{a_line(id='b')}".encode())] == ["jsonl-line"] * 2
    assert [c.kind for c in piped(b"\n <!DOCTYPE html><p>x")] == ["html"]
    assert [c.kind for c in piped(b"{curly} words\nmore")] == ["text"]
    assert slugs(piped(b'{"text": broken\n' + a_line().encode())) == ["malformed-line"]
    assert slugs(piped(b"")) == ["empty"]


def test_a_mail_tells_its_date_sender_and_subject(tmp_path):
    path = tmp_path / "a.eml"
    head = "Subject: =?utf-8?q?Caf=C3=A9_hit?=\nFrom: Kesra Courier <a@courier.example>\n"
    alternative = (
        'Content-Type: multipart/alternative; boundary="c"\n\n--c\nContent-Type: text/html\n\n'
        f"<p>Shells</p>\n--c\n{PLAIN}\n--c--\n"
    )
    path.write_bytes(a_mail(alternative, head=head))

    (found,) = opened(path)

    assert found.kind == "eml-part"
    assert found.data == path.read_bytes()
    assert found.told.text.strip() == "Shells fell on the market."
    assert (found.told.headline, found.told.publisher, found.told.published) == (
        "Café hit", "Kesra Courier", "2025-03-10T10:35:00Z",
    )


def test_attached_texts_are_captures_of_their_own_and_the_rest_is_named(tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(a_mail(
        PLAIN, attached("report.html", b"<p>Nine died.</p>"), attached("photo.jpg", b"\xff\xd8")
    ))

    found = opened(path)

    assert [c.capture.target_uri for c in captures(found)] == [str(path), f"{path}/report.html"]
    assert captures(found)[1].told.html == "<p>Nine died.</p>"
    assert captures(found)[1].told.published is None
    (problem,) = [p for p in found if isinstance(p, Problem)]
    assert problem.slug == "attachments-not-read"
    assert "photo.jpg" in problem.sentence


def zipped(**files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


def test_a_small_archive_in_a_mail_is_opened(tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(a_mail(PLAIN, attached("r.zip", zipped(a_txt="Nine died.", b_exe="x"))))

    found = opened(path)

    assert [c.told.text for c in captures(found)][1:] == ["Nine died."]
    assert slugs(found) == ["archive-partly-read"]


def test_a_zip_bomb_in_a_mail_is_a_problem_and_the_mail_is_read(tmp_path):
    path = tmp_path / "a.eml"
    bomb = zipped(a_txt="few", b_txt=b"0" * 3_000_000)
    assert len(bomb) < 10_000
    path.write_bytes(a_mail(PLAIN, attached("bomb.zip", bomb)))

    found = opened(path, largest_mb=1)

    assert slugs(found) == ["archive-too-large"]
    assert found[-1].about == f"{path}/bomb.zip"
    assert len(captures(found)) == 1


def test_a_damaged_archive_is_a_problem(tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(a_mail(PLAIN, attached("bad.zip", zipped(a_txt="x" * 999)[:-30])))

    assert slugs(opened(path)) == ["archive-not-read"]


def test_a_mail_in_a_mail_in_a_mail_is_bounded(tmp_path):
    path = tmp_path / "a.eml"
    path.write_bytes(b"Content-Type: message/rfc822\n\n" * 3_000 + b"text")

    assert slugs(opened(path)) == ["mail-too-deep"]


def test_a_file_name_that_is_not_utf8_can_be_written_down(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(b"text")

    (found,) = opened(tmp_path)

    assert found.capture.target_uri.encode("utf-8").endswith(rb"caf\xe9.txt")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40,
          deadline=None)
@given(
    suffix=st.sampled_from([".txt", ".html", ".eml", ".jsonl", ".md"]),
    data=st.binary(max_size=300),
    head=st.sampled_from([
        b"", b"\xff\xfe", b"<html>", b'{"text": "',
        b"Content-Type: multipart/mixed; boundary=b\n\n",
        b"Date: \xff\nFrom: =?x?b?\xe9?=\nSubject: =?utf-8?b?/w==?=\n\n", b"--b\n",
    ]),
)
def test_no_bytes_whatever_stop_the_run(tmp_path, suffix, data, head):
    path = tmp_path / f"any{suffix}"
    path.write_bytes(head + data)

    found = opened(path)

    assert found or not (head + data).strip()
    for captured in captures(found):
        (captured.told.text or captured.told.html or "").encode("utf-8")
