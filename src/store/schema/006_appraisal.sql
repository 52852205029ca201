-- What the committee found of one unit's answer to one indicator. Entries are only added: the latest of an indicator
-- counts, one that says nothing takes the earlier ones back. `answer` and `against` (what the unit said then) are JSON.
CREATE TABLE appraisal (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    unit      TEXT NOT NULL REFERENCES unit (code),
    period    TEXT NOT NULL REFERENCES period (code),
    catalogue TEXT NOT NULL REFERENCES catalogue (id),
    indicator TEXT NOT NULL,
    answer    TEXT CHECK (answer IS NULL OR json_valid(answer)),
    points    TEXT,
    evidence  TEXT CHECK (evidence IS NULL OR evidence IN ('present', 'insufficient', 'missing')),
    reason    TEXT,
    against   TEXT CHECK (against IS NULL OR json_valid(against)),
    made_by   TEXT,
    made_at   TEXT NOT NULL
) STRICT;

CREATE INDEX appraisal_by_unit ON appraisal (unit, period, catalogue);
CREATE INDEX appraisal_by_period ON appraisal (period, catalogue);

CREATE TRIGGER appraisals_are_not_rewritten BEFORE UPDATE ON appraisal
BEGIN SELECT RAISE(ABORT, 'appraisals are entered anew'); END;
CREATE TRIGGER appraisals_are_not_deleted BEFORE DELETE ON appraisal
BEGIN SELECT RAISE(ABORT, 'appraisals are taken back, not deleted'); END;
