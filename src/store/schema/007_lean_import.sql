-- What a table of a hundred thousand new units costs is what its rows carry beside what they say.

-- The import that named a unit for the first time: while it is undone the unit is no part of the register. NULL: a
-- person put the unit in a list, so that it stays whatever becomes of imports.
ALTER TABLE unit ADD COLUMN came_with INTEGER REFERENCES import (id);
UPDATE unit SET came_with = (SELECT import FROM unit_added_by_import a WHERE a.unit = unit.code);
DROP TABLE unit_added_by_import;

-- Most units belong to none.
DROP INDEX unit_by_parent;
CREATE INDEX unit_by_parent ON unit (parent) WHERE parent IS NOT NULL;

-- Only removing a unit asks for all submissions of one, and the key below (period, catalogue, unit) answers that too.
DROP INDEX submission_by_unit;

-- Answers are written by one serialiser and read back by one reader, which tells what it cannot read: parsing every
-- document once more while it is written finds nothing.
DROP TRIGGER answers_are_not_rewritten;
ALTER TABLE submission ADD COLUMN document TEXT NOT NULL DEFAULT '[]';
UPDATE submission SET document = answers;
ALTER TABLE submission DROP COLUMN answers;
ALTER TABLE submission RENAME COLUMN document TO answers;
CREATE TRIGGER answers_are_not_rewritten BEFORE UPDATE OF answers ON submission
BEGIN SELECT RAISE(ABORT, 'answers change by a new version'); END;
