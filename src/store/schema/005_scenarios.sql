-- What-if kept under a name: trials, no data. They refer to nothing, so that units and criteria sets may go; whoever opens
-- one is told what is not there any more. A scenario that was replaced or deleted is marked (`ended_at`), never rewritten.
CREATE TABLE scenario (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    name              TEXT NOT NULL CHECK (name <> ''),
    period            TEXT NOT NULL,
    catalogue         TEXT NOT NULL,
    catalogue_version INTEGER NOT NULL CHECK (catalogue_version > 0),
    unit              TEXT,
    changes           TEXT NOT NULL CHECK (json_valid(changes)),
    made_at           TEXT NOT NULL,
    ended_at          TEXT
) STRICT;

CREATE UNIQUE INDEX scenario_by_name ON scenario (name) WHERE ended_at IS NULL;

CREATE TRIGGER scenarios_only_end BEFORE UPDATE ON scenario
WHEN OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
    OR (NEW.id, NEW.name, NEW.period, NEW.catalogue, NEW.catalogue_version, NEW.unit, NEW.changes, NEW.made_at)
        IS NOT (OLD.id, OLD.name, OLD.period, OLD.catalogue, OLD.catalogue_version, OLD.unit, OLD.changes, OLD.made_at)
BEGIN SELECT RAISE(ABORT, 'scenarios are saved anew'); END;

CREATE TRIGGER scenarios_are_not_deleted BEFORE DELETE ON scenario
BEGIN SELECT RAISE(ABORT, 'scenarios end, they are not deleted'); END;
