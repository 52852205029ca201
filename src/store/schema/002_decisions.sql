-- What stood in an answer's cells before a person set another value in their place.
ALTER TABLE answer ADD COLUMN original TEXT;

-- What a person settled about a file; nothing where nothing was.
ALTER TABLE import_file ADD COLUMN decisions TEXT CHECK (decisions IS NULL OR json_valid(decisions));

-- How the form of a sender is read, as a person confirmed it: comes with an import and is forgotten while that is undone.
CREATE TABLE mapping (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    import       INTEGER NOT NULL REFERENCES import (id),
    unit         TEXT NOT NULL REFERENCES unit (code),
    form         TEXT NOT NULL,
    mapping      TEXT NOT NULL CHECK (json_valid(mapping)),
    confirmed_at TEXT NOT NULL
) STRICT;

CREATE INDEX mapping_by_import ON mapping (import);

-- A person made an earlier version count again. It does until a version above all there were then (`above`) comes, or
-- until another one is chosen.
CREATE TABLE version_choice (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    submission INTEGER NOT NULL REFERENCES submission (id),
    above      INTEGER NOT NULL CHECK (above > 0),
    chosen_at  TEXT NOT NULL
) STRICT;

CREATE INDEX version_choice_by_submission ON version_choice (submission);

CREATE TRIGGER mappings_are_not_rewritten BEFORE UPDATE ON mapping
BEGIN SELECT RAISE(ABORT, 'mappings are confirmed anew'); END;
CREATE TRIGGER mappings_are_not_deleted BEFORE DELETE ON mapping
BEGIN SELECT RAISE(ABORT, 'mappings go with their import'); END;
CREATE TRIGGER version_choices_are_not_rewritten BEFORE UPDATE ON version_choice
BEGIN SELECT RAISE(ABORT, 'versions are chosen anew'); END;
CREATE TRIGGER version_choices_are_not_deleted BEFORE DELETE ON version_choice
BEGIN SELECT RAISE(ABORT, 'versions are chosen anew'); END;
