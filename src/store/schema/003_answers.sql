-- A submission's answers are only ever written and read together: one document in its row instead of a row for each.
-- A line is [indicator, "sheet!cells", kind, figures] and, where there are any, {"original", "evidence", "note"};
-- the figures of a ratio are "numerator/denominator", of yes and no "1" and "0", of silence nothing.
ALTER TABLE submission ADD COLUMN answers TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(answers));

UPDATE submission SET answers = (
    SELECT json_group_array(json(CASE
        WHEN coalesce(original, evidence, note) IS NULL THEN json_array(indicator, place, kind, figures)
        ELSE json_array(indicator, place, kind, figures, json_object('original', original, 'evidence', evidence, 'note', note))
        END) ORDER BY position)
    FROM (SELECT *, coalesce(sheet || '!', '') || coalesce(cells, '') AS place,
              coalesce(value, numerator || '/' || denominator, '') AS figures
          FROM answer WHERE answer.submission = submission.id));

DROP TABLE answer;

CREATE TRIGGER answers_are_not_rewritten BEFORE UPDATE OF answers ON submission
BEGIN SELECT RAISE(ABORT, 'answers change by a new version'); END;
