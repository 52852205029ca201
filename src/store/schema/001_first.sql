-- Decimals are TEXT, written exactly; days are ISO dates; moments are ISO text handed in by the caller.
-- Nothing that was imported is ever deleted: taking back sets undone_at or withdrawn_at.

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE catalogue (
    id TEXT NOT NULL PRIMARY KEY
) STRICT;

CREATE TABLE catalogue_version (
    catalogue TEXT NOT NULL REFERENCES catalogue (id),
    version   INTEGER NOT NULL CHECK (version > 0),
    toml      TEXT NOT NULL,
    sha256    TEXT NOT NULL CHECK (length(sha256) = 64),
    added_at  TEXT NOT NULL,
    PRIMARY KEY (catalogue, version)
) STRICT;

-- The id keeps the order in which units were added.
CREATE TABLE unit (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    code          TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    official_name TEXT NOT NULL,
    short_name    TEXT,
    kind          TEXT NOT NULL CHECK (kind IN ('province', 'agency', 'other')),
    bloc          TEXT,
    parent        TEXT REFERENCES unit (code) DEFERRABLE INITIALLY DEFERRED,
    CHECK (parent <> code)
) STRICT;

CREATE INDEX unit_by_parent ON unit (parent);

-- Units that a table named for the first time: while their import is undone they are no part of the register.
CREATE TABLE unit_added_by_import (
    unit   TEXT NOT NULL PRIMARY KEY REFERENCES unit (code) ON DELETE CASCADE,
    import INTEGER NOT NULL REFERENCES import (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_alias (
    unit     TEXT NOT NULL REFERENCES unit (code) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    alias    TEXT NOT NULL,
    PRIMARY KEY (unit, position)
) STRICT, WITHOUT ROWID;

-- No cut_off: the period's default one.
CREATE TABLE period (
    code    TEXT NOT NULL PRIMARY KEY,
    cut_off TEXT
) STRICT;

CREATE TABLE workbook (
    sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    size   INTEGER NOT NULL,
    bytes  BLOB NOT NULL,
    CHECK (size = length(bytes))
) STRICT;

CREATE TABLE import (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at   TEXT NOT NULL,
    label     TEXT NOT NULL,
    undone_at TEXT
) STRICT;

-- No sha256: the file could not be read, or its bytes are not kept.
CREATE TABLE import_file (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    import   INTEGER NOT NULL REFERENCES import (id),
    path     TEXT NOT NULL,
    sha256   TEXT REFERENCES workbook (sha256),
    status   TEXT NOT NULL CHECK (status IN ('new', 'changed', 'same', 'refused', 'needs_attention')),
    findings TEXT NOT NULL CHECK (json_valid(findings))
) STRICT;

CREATE INDEX import_file_by_import ON import_file (import);
CREATE INDEX import_file_by_sha256 ON import_file (sha256);

CREATE TABLE submission (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    import_file       INTEGER NOT NULL REFERENCES import_file (id),
    unit              TEXT NOT NULL REFERENCES unit (code),
    period            TEXT NOT NULL REFERENCES period (code),
    catalogue         TEXT NOT NULL REFERENCES catalogue (id),
    catalogue_version INTEGER NOT NULL CHECK (catalogue_version > 0),
    version_no        INTEGER NOT NULL CHECK (version_no > 0),
    withdrawn_at      TEXT,
    UNIQUE (period, catalogue, unit, version_no)
) STRICT;

CREATE INDEX submission_by_import_file ON submission (import_file);
CREATE INDEX submission_by_unit ON submission (unit);

CREATE TABLE answer (
    submission  INTEGER NOT NULL REFERENCES submission (id),
    indicator   TEXT NOT NULL,
    position    INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    numerator   TEXT,
    denominator TEXT,
    value       TEXT,
    sheet       TEXT,
    cells       TEXT,
    evidence    TEXT,
    note        TEXT,
    PRIMARY KEY (submission, indicator),
    CHECK (CASE
        WHEN kind = 'ratio' THEN numerator IS NOT NULL AND denominator IS NOT NULL AND value IS NULL
        WHEN kind IN ('percent_only', 'count', 'value') THEN numerator IS NULL AND denominator IS NULL AND value IS NOT NULL
        WHEN kind = 'yes_no' THEN numerator IS NULL AND denominator IS NULL AND value IN ('0', '1') AND value IS NOT NULL
        WHEN kind IN ('not_applicable', 'no_data') THEN numerator IS NULL AND denominator IS NULL AND value IS NULL
        ELSE FALSE END)
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     TEXT NOT NULL,
    what   TEXT NOT NULL,
    detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;

CREATE TRIGGER history_is_not_rewritten BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_is_not_shortened BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER imports_are_not_deleted BEFORE DELETE ON import
BEGIN SELECT RAISE(ABORT, 'imports are undone, not deleted'); END;
CREATE TRIGGER import_files_are_not_deleted BEFORE DELETE ON import_file
BEGIN SELECT RAISE(ABORT, 'imports are undone, not deleted'); END;
CREATE TRIGGER submissions_are_not_deleted BEFORE DELETE ON submission
BEGIN SELECT RAISE(ABORT, 'submissions are withdrawn, not deleted'); END;
CREATE TRIGGER answers_are_not_rewritten BEFORE UPDATE ON answer
BEGIN SELECT RAISE(ABORT, 'answers change by a new version'); END;
CREATE TRIGGER answers_are_not_deleted BEFORE DELETE ON answer
BEGIN SELECT RAISE(ABORT, 'answers change by a new version'); END;
