-- What the staff wrote for a period's report; the last one counts.
CREATE TABLE report_text (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    period     TEXT NOT NULL REFERENCES period (code),
    text       TEXT NOT NULL CHECK (json_valid(text)),
    written_at TEXT NOT NULL
) STRICT;

CREATE INDEX report_text_by_period ON report_text (period);

CREATE TRIGGER report_texts_are_not_rewritten BEFORE UPDATE ON report_text
BEGIN SELECT RAISE(ABORT, 'report texts are written anew'); END;
CREATE TRIGGER report_texts_are_not_deleted BEFORE DELETE ON report_text
BEGIN SELECT RAISE(ABORT, 'report texts are written anew'); END;
