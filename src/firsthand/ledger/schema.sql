-- The record of firsthand: one SQLite file, readable with any SQLite tool.
--
-- What a records officer needs to know:
--   * Nothing is changed and nothing is erased. Every table refuses UPDATE and DELETE (see the
--     triggers at the end), and every row of every table has a line in "log", whose hashes chain:
--     a row altered behind the triggers' back is found and named by `firsthand check`.
--   * "json" is the whole row as it is exported; the other columns repeat what people query by.
--     A list becomes one cell, its items parted by "; ".
--   * "number" counts the rows of a table in the order in which they were kept.
--   * A report read again by a newer version, other settings or other words gets a new line in
--     "reading"; its earlier reading stays. The views named current_... show what holds now.
--   * Conclusions from all reports together (family ... follow_up) are kept by run. The finished
--     run that saw the most readings is the current one; of two that saw the same, the newer.

PRAGMA application_id = 1179144772;  -- "FHRD": a firsthand record
PRAGMA user_version = 1;             -- the version of this plan of tables

-- ── what was done ──────────────────────────────────────────────────────────────────────────

CREATE TABLE log (             -- one line for every row ever kept, in order
    seq      INTEGER PRIMARY KEY,
    kind     TEXT NOT NULL,    -- the table
    number   INTEGER NOT NULL, -- the row's number in that table
    id       TEXT NOT NULL,    -- the row's id
    sha256   TEXT NOT NULL,    -- over all columns of the row but its number
    previous TEXT NOT NULL,    -- the chain hash of the line before; empty for the first
    chain    TEXT NOT NULL     -- sha256 over previous, seq, kind, number, id and sha256
) STRICT;

CREATE TABLE run (             -- one reading of some input: version, settings, words
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    version    TEXT NOT NULL,
    settings   TEXT NOT NULL,  -- sha256 of the settings
    vocabulary TEXT NOT NULL,  -- sha256 of the words
    started_at TEXT NOT NULL,
    json       TEXT NOT NULL
) STRICT;

CREATE TABLE judgement (       -- a person's decision, signed
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    "left"     TEXT NOT NULL,
    "right"    TEXT,
    verdict    TEXT NOT NULL,
    "by"       TEXT NOT NULL CHECK (trim("by") <> ''),
    "at"       TEXT NOT NULL,
    supersedes TEXT,
    json       TEXT NOT NULL
) STRICT;

-- ── what came in ───────────────────────────────────────────────────────────────────────────

CREATE TABLE capture (         -- bytes as they came in: when, from where
    number      INTEGER PRIMARY KEY,
    id          TEXT NOT NULL, -- sha256 of the bytes; the same bytes from two places are two rows
    target_uri  TEXT NOT NULL,
    captured_at TEXT NOT NULL, -- the first time
    media_type  TEXT NOT NULL,
    size        INTEGER NOT NULL,
    json        TEXT NOT NULL,
    UNIQUE (id, target_uri, media_type)
) STRICT;

CREATE TABLE payload (         -- the bytes themselves, once each
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE, -- the capture's id
    zlib   BLOB NOT NULL         -- compressed with zlib (RFC 1950)
) STRICT;

CREATE TABLE reading (         -- what was taken from one report alone, by one reader
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL,     -- sha256 of everything that was taken from the report
    report  TEXT NOT NULL,
    capture TEXT NOT NULL,
    reader  TEXT NOT NULL,     -- hash of version, settings and words together
    run     TEXT NOT NULL REFERENCES run (id),
    rows_in INTEGER NOT NULL   -- the reading under whose number its rows stand: its own, or an
                               -- earlier one that found exactly the same
) STRICT;
CREATE INDEX reading_of_report ON reading (report, reader, capture, number);
CREATE INDEX reading_same ON reading (report, id, number);

-- ── what was read, report by report ────────────────────────────────────────────────────────

CREATE TABLE report (          -- one publisher's telling, once
    number      INTEGER PRIMARY KEY,
    reading     INTEGER NOT NULL REFERENCES reading (number),
    id          TEXT NOT NULL,
    capture     TEXT NOT NULL,
    given_id    TEXT,
    publisher   TEXT,
    url         TEXT,
    headline    TEXT,
    "by"        TEXT,
    published   TEXT,
    language    TEXT NOT NULL,
    about_harm  INTEGER NOT NULL,
    text_sha256 TEXT NOT NULL,
    json        TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX report_by_id ON report (id, reading);
CREATE INDEX report_by_reading ON report (reading);

CREATE TABLE statement (       -- somebody said something
    number       INTEGER PRIMARY KEY,
    reading      INTEGER NOT NULL REFERENCES reading (number),
    id           TEXT NOT NULL,
    report       TEXT NOT NULL,
    act          TEXT NOT NULL,
    mode         TEXT NOT NULL,
    source       TEXT NOT NULL, -- as written
    source_name  TEXT,          -- resolved
    organisation TEXT,
    via          TEXT,
    cue          TEXT NOT NULL,
    content      TEXT NOT NULL,
    target       TEXT,
    rule         TEXT NOT NULL,
    json         TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX statement_by_id ON statement (id, reading);
CREATE INDEX statement_by_reading ON statement (reading);

CREATE TABLE claim (           -- somebody's figure for harm done to people
    number     INTEGER PRIMARY KEY,
    reading    INTEGER NOT NULL REFERENCES reading (number),
    id         TEXT NOT NULL,
    report     TEXT NOT NULL,
    harm       TEXT NOT NULL,
    means      TEXT,
    scope      TEXT NOT NULL,
    as_written TEXT NOT NULL,  -- the count's words
    stated     INTEGER,        -- the count's number, as written
    low        INTEGER,        -- a missing bound stays missing
    best       INTEGER,
    high       INTEGER,
    wording    TEXT NOT NULL,
    place      TEXT NOT NULL,
    date_from  TEXT,
    date_to    TEXT,
    claimant   TEXT,           -- empty where nobody named stands behind the figure
    via        TEXT,
    statement  TEXT,           -- empty where the publisher speaks
    polarity   TEXT NOT NULL,
    span       TEXT NOT NULL,
    within     TEXT,           -- the claim it is part of
    repeats    TEXT,           -- the claim it only tells again
    background INTEGER NOT NULL,
    evidence   TEXT NOT NULL,
    rule       TEXT NOT NULL,
    json       TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX claim_by_id ON claim (id, reading);
CREATE INDEX claim_by_reading ON claim (reading);

CREATE TABLE name (            -- what a party is called, by whom
    number     INTEGER PRIMARY KEY,
    reading    INTEGER NOT NULL REFERENCES reading (number),
    id         TEXT NOT NULL,
    report     TEXT NOT NULL,
    party      TEXT NOT NULL,
    as_written TEXT NOT NULL,
    "by"       TEXT,
    json       TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX name_by_id ON name (id, reading);
CREATE INDEX name_by_reading ON name (reading);

CREATE TABLE place (           -- every place named
    number       INTEGER PRIMARY KEY,
    reading      INTEGER NOT NULL REFERENCES reading (number),
    id           TEXT NOT NULL,
    report       TEXT NOT NULL,
    as_written   TEXT NOT NULL,
    name         TEXT,
    country      TEXT,
    admin1       TEXT,
    gazetteer_id TEXT,
    latitude     REAL,
    longitude    REAL,
    "precision"  INTEGER NOT NULL,
    json         TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX place_by_id ON place (id, reading);
CREATE INDEX place_by_reading ON place (reading);

CREATE TABLE time (            -- every time expression
    number      INTEGER PRIMARY KEY,
    reading     INTEGER NOT NULL REFERENCES reading (number),
    id          TEXT NOT NULL,
    report      TEXT NOT NULL,
    as_written  TEXT NOT NULL,
    date_from   TEXT,
    date_to     TEXT,
    "precision" INTEGER NOT NULL,
    value       TEXT NOT NULL,
    json        TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX time_by_id ON time (id, reading);
CREATE INDEX time_by_reading ON time (reading);

CREATE TABLE problem (         -- something about the input that the reader must know
    number   INTEGER PRIMARY KEY,
    reading  INTEGER REFERENCES reading (number), -- where reading a report raised it
    run      TEXT REFERENCES run (id),            -- where weighing all reports raised it
    id       TEXT NOT NULL,
    slug     TEXT NOT NULL,
    about    TEXT NOT NULL,
    sentence TEXT NOT NULL,
    remedy   TEXT NOT NULL,
    json     TEXT NOT NULL
) STRICT;
CREATE INDEX problem_by_id ON problem (id);
CREATE INDEX problem_by_reading ON problem (reading);
CREATE INDEX problem_by_run ON problem (run);

-- ── what was concluded from all reports together, run by run ───────────────────────────────

CREATE TABLE weighing (        -- one finished run
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL,  -- sha256 of everything that was concluded
    run        TEXT NOT NULL UNIQUE REFERENCES run (id),
    reading_to INTEGER NOT NULL, -- the last reading it saw
    rows_in    TEXT NOT NULL   -- the run under whose id its rows stand: its own, or an earlier one
                               -- that concluded exactly the same
) STRICT;

CREATE TABLE family (          -- reports that share wording
    number   INTEGER PRIMARY KEY,
    run      TEXT NOT NULL REFERENCES run (id),
    id       TEXT NOT NULL,
    earliest TEXT,
    members  TEXT NOT NULL,
    json     TEXT NOT NULL,
    UNIQUE (run, id)
) STRICT;

CREATE TABLE origin (          -- the informant that claims go back to
    number  INTEGER PRIMARY KEY,
    run     TEXT NOT NULL REFERENCES run (id),
    id      TEXT NOT NULL,
    name    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    claims  TEXT NOT NULL,
    reports TEXT NOT NULL,
    json    TEXT NOT NULL,
    UNIQUE (run, id)
) STRICT;

CREATE TABLE incident (        -- what claims are about
    number    INTEGER PRIMARY KEY,
    run       TEXT NOT NULL REFERENCES run (id),
    id        TEXT NOT NULL,
    title     TEXT NOT NULL,
    kind      TEXT NOT NULL,
    means     TEXT NOT NULL,
    place     TEXT NOT NULL,
    date_from TEXT,
    date_to   TEXT,
    claims    TEXT NOT NULL,
    reports   TEXT NOT NULL,
    json      TEXT NOT NULL,
    UNIQUE (run, id)
) STRICT;

CREATE TABLE standing (        -- who really knows, per incident, harm, scope and date
    number   INTEGER PRIMARY KEY,
    run      TEXT NOT NULL REFERENCES run (id),
    id       TEXT NOT NULL,
    incident TEXT NOT NULL,
    harm     TEXT NOT NULL,
    scope    TEXT NOT NULL,
    as_of    TEXT NOT NULL,
    low      INTEGER,
    best     INTEGER,
    high     INTEGER,
    claims   TEXT NOT NULL,
    reports  TEXT NOT NULL,
    families TEXT NOT NULL,
    origins  TEXT NOT NULL,
    first    TEXT,
    json     TEXT NOT NULL,
    UNIQUE (run, id)
) STRICT;

CREATE TABLE drift (           -- what a telling changed from its parent
    number INTEGER PRIMARY KEY,
    run    TEXT NOT NULL REFERENCES run (id),
    id     TEXT NOT NULL,
    family TEXT NOT NULL,
    parent TEXT NOT NULL,
    child  TEXT NOT NULL,
    kind   TEXT NOT NULL,
    before TEXT,
    after  TEXT,
    json   TEXT NOT NULL,
    UNIQUE (run, id)
) STRICT;

CREATE TABLE follow_up (       -- a call or pledge, and what came of it
    number    INTEGER PRIMARY KEY,
    run       TEXT NOT NULL REFERENCES run (id),
    id        TEXT NOT NULL,
    statement TEXT NOT NULL,
    status    TEXT NOT NULL,
    evidence  TEXT NOT NULL,
    json      TEXT NOT NULL,
    UNIQUE (run, id)
) STRICT;

-- ── what holds now ─────────────────────────────────────────────────────────────────────────

-- One reading a report: by the reader that read it last; where several captures gave the same
-- report, from the capture with the smallest id, so that the order of reading does not matter.
CREATE VIEW current_reading AS
    SELECT r.* FROM reading AS r
    WHERE r.reader = (SELECT n.reader FROM reading AS n WHERE n.report = r.report
                      ORDER BY n.number DESC LIMIT 1)
      AND r.capture = (SELECT min(c.capture) FROM reading AS c
                       WHERE c.report = r.report AND c.reader = r.reader)
      AND r.number = (SELECT max(m.number) FROM reading AS m
                      WHERE m.report = r.report AND m.reader = r.reader AND m.capture = r.capture);

CREATE VIEW current_weighing AS
    SELECT * FROM weighing ORDER BY reading_to DESC, number DESC LIMIT 1;

CREATE VIEW current_report AS
    SELECT t.* FROM report AS t JOIN current_reading AS c ON t.reading = c.rows_in;
CREATE VIEW current_statement AS
    SELECT t.* FROM statement AS t JOIN current_reading AS c ON t.reading = c.rows_in;
CREATE VIEW current_claim AS
    SELECT t.* FROM claim AS t JOIN current_reading AS c ON t.reading = c.rows_in;
CREATE VIEW current_name AS
    SELECT t.* FROM name AS t JOIN current_reading AS c ON t.reading = c.rows_in;
CREATE VIEW current_place AS
    SELECT t.* FROM place AS t JOIN current_reading AS c ON t.reading = c.rows_in;
CREATE VIEW current_time AS
    SELECT t.* FROM time AS t JOIN current_reading AS c ON t.reading = c.rows_in;
CREATE VIEW current_problem AS
    SELECT t.* FROM problem AS t
    WHERE (t.reading IS NULL AND t.run IS NULL)
       OR t.reading IN (SELECT rows_in FROM current_reading)
       OR t.run IN (SELECT rows_in FROM current_weighing);
CREATE VIEW current_family AS
    SELECT t.* FROM family AS t JOIN current_weighing AS c ON t.run = c.rows_in;
CREATE VIEW current_origin AS
    SELECT t.* FROM origin AS t JOIN current_weighing AS c ON t.run = c.rows_in;
CREATE VIEW current_incident AS
    SELECT t.* FROM incident AS t JOIN current_weighing AS c ON t.run = c.rows_in;
CREATE VIEW current_standing AS
    SELECT t.* FROM standing AS t JOIN current_weighing AS c ON t.run = c.rows_in;
CREATE VIEW current_drift AS
    SELECT t.* FROM drift AS t JOIN current_weighing AS c ON t.run = c.rows_in;
CREATE VIEW current_follow_up AS
    SELECT t.* FROM follow_up AS t JOIN current_weighing AS c ON t.run = c.rows_in;
CREATE VIEW current_capture AS SELECT * FROM capture;
CREATE VIEW current_judgement AS SELECT * FROM judgement;
CREATE VIEW current_run AS SELECT * FROM run;

-- ── what keeps the book append-only ────────────────────────────────────────────────────────

CREATE TRIGGER log_refuses_update BEFORE UPDATE ON log BEGIN
    SELECT RAISE(ABORT, 'log is append-only: a row once kept is never changed'); END;
CREATE TRIGGER log_refuses_delete BEFORE DELETE ON log BEGIN
    SELECT RAISE(ABORT, 'log is append-only: a row once kept is never erased'); END;
CREATE TRIGGER run_refuses_update BEFORE UPDATE ON run BEGIN
    SELECT RAISE(ABORT, 'run is append-only: a row once kept is never changed'); END;
CREATE TRIGGER run_refuses_delete BEFORE DELETE ON run BEGIN
    SELECT RAISE(ABORT, 'run is append-only: a row once kept is never erased'); END;
CREATE TRIGGER judgement_refuses_update BEFORE UPDATE ON judgement BEGIN
    SELECT RAISE(ABORT, 'judgement is append-only: a row once kept is never changed'); END;
CREATE TRIGGER judgement_refuses_delete BEFORE DELETE ON judgement BEGIN
    SELECT RAISE(ABORT, 'judgement is append-only: a row once kept is never erased'); END;
CREATE TRIGGER capture_refuses_update BEFORE UPDATE ON capture BEGIN
    SELECT RAISE(ABORT, 'capture is append-only: a row once kept is never changed'); END;
CREATE TRIGGER capture_refuses_delete BEFORE DELETE ON capture BEGIN
    SELECT RAISE(ABORT, 'capture is append-only: a row once kept is never erased'); END;
CREATE TRIGGER payload_refuses_update BEFORE UPDATE ON payload BEGIN
    SELECT RAISE(ABORT, 'payload is append-only: a row once kept is never changed'); END;
CREATE TRIGGER payload_refuses_delete BEFORE DELETE ON payload BEGIN
    SELECT RAISE(ABORT, 'payload is append-only: a row once kept is never erased'); END;
CREATE TRIGGER reading_refuses_update BEFORE UPDATE ON reading BEGIN
    SELECT RAISE(ABORT, 'reading is append-only: a row once kept is never changed'); END;
CREATE TRIGGER reading_refuses_delete BEFORE DELETE ON reading BEGIN
    SELECT RAISE(ABORT, 'reading is append-only: a row once kept is never erased'); END;
CREATE TRIGGER report_refuses_update BEFORE UPDATE ON report BEGIN
    SELECT RAISE(ABORT, 'report is append-only: a row once kept is never changed'); END;
CREATE TRIGGER report_refuses_delete BEFORE DELETE ON report BEGIN
    SELECT RAISE(ABORT, 'report is append-only: a row once kept is never erased'); END;
CREATE TRIGGER statement_refuses_update BEFORE UPDATE ON statement BEGIN
    SELECT RAISE(ABORT, 'statement is append-only: a row once kept is never changed'); END;
CREATE TRIGGER statement_refuses_delete BEFORE DELETE ON statement BEGIN
    SELECT RAISE(ABORT, 'statement is append-only: a row once kept is never erased'); END;
CREATE TRIGGER claim_refuses_update BEFORE UPDATE ON claim BEGIN
    SELECT RAISE(ABORT, 'claim is append-only: a row once kept is never changed'); END;
CREATE TRIGGER claim_refuses_delete BEFORE DELETE ON claim BEGIN
    SELECT RAISE(ABORT, 'claim is append-only: a row once kept is never erased'); END;
CREATE TRIGGER name_refuses_update BEFORE UPDATE ON name BEGIN
    SELECT RAISE(ABORT, 'name is append-only: a row once kept is never changed'); END;
CREATE TRIGGER name_refuses_delete BEFORE DELETE ON name BEGIN
    SELECT RAISE(ABORT, 'name is append-only: a row once kept is never erased'); END;
CREATE TRIGGER place_refuses_update BEFORE UPDATE ON place BEGIN
    SELECT RAISE(ABORT, 'place is append-only: a row once kept is never changed'); END;
CREATE TRIGGER place_refuses_delete BEFORE DELETE ON place BEGIN
    SELECT RAISE(ABORT, 'place is append-only: a row once kept is never erased'); END;
CREATE TRIGGER time_refuses_update BEFORE UPDATE ON time BEGIN
    SELECT RAISE(ABORT, 'time is append-only: a row once kept is never changed'); END;
CREATE TRIGGER time_refuses_delete BEFORE DELETE ON time BEGIN
    SELECT RAISE(ABORT, 'time is append-only: a row once kept is never erased'); END;
CREATE TRIGGER problem_refuses_update BEFORE UPDATE ON problem BEGIN
    SELECT RAISE(ABORT, 'problem is append-only: a row once kept is never changed'); END;
CREATE TRIGGER problem_refuses_delete BEFORE DELETE ON problem BEGIN
    SELECT RAISE(ABORT, 'problem is append-only: a row once kept is never erased'); END;
CREATE TRIGGER weighing_refuses_update BEFORE UPDATE ON weighing BEGIN
    SELECT RAISE(ABORT, 'weighing is append-only: a row once kept is never changed'); END;
CREATE TRIGGER weighing_refuses_delete BEFORE DELETE ON weighing BEGIN
    SELECT RAISE(ABORT, 'weighing is append-only: a row once kept is never erased'); END;
CREATE TRIGGER family_refuses_update BEFORE UPDATE ON family BEGIN
    SELECT RAISE(ABORT, 'family is append-only: a row once kept is never changed'); END;
CREATE TRIGGER family_refuses_delete BEFORE DELETE ON family BEGIN
    SELECT RAISE(ABORT, 'family is append-only: a row once kept is never erased'); END;
CREATE TRIGGER origin_refuses_update BEFORE UPDATE ON origin BEGIN
    SELECT RAISE(ABORT, 'origin is append-only: a row once kept is never changed'); END;
CREATE TRIGGER origin_refuses_delete BEFORE DELETE ON origin BEGIN
    SELECT RAISE(ABORT, 'origin is append-only: a row once kept is never erased'); END;
CREATE TRIGGER incident_refuses_update BEFORE UPDATE ON incident BEGIN
    SELECT RAISE(ABORT, 'incident is append-only: a row once kept is never changed'); END;
CREATE TRIGGER incident_refuses_delete BEFORE DELETE ON incident BEGIN
    SELECT RAISE(ABORT, 'incident is append-only: a row once kept is never erased'); END;
CREATE TRIGGER standing_refuses_update BEFORE UPDATE ON standing BEGIN
    SELECT RAISE(ABORT, 'standing is append-only: a row once kept is never changed'); END;
CREATE TRIGGER standing_refuses_delete BEFORE DELETE ON standing BEGIN
    SELECT RAISE(ABORT, 'standing is append-only: a row once kept is never erased'); END;
CREATE TRIGGER drift_refuses_update BEFORE UPDATE ON drift BEGIN
    SELECT RAISE(ABORT, 'drift is append-only: a row once kept is never changed'); END;
CREATE TRIGGER drift_refuses_delete BEFORE DELETE ON drift BEGIN
    SELECT RAISE(ABORT, 'drift is append-only: a row once kept is never erased'); END;
CREATE TRIGGER follow_up_refuses_update BEFORE UPDATE ON follow_up BEGIN
    SELECT RAISE(ABORT, 'follow_up is append-only: a row once kept is never changed'); END;
CREATE TRIGGER follow_up_refuses_delete BEFORE DELETE ON follow_up BEGIN
    SELECT RAISE(ABORT, 'follow_up is append-only: a row once kept is never erased'); END;
