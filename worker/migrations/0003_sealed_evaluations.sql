-- What a visitor chose in the evaluation is in its envelope. Deploy right after this: until then the Worker of before
-- can't store them, and its rooms try again. D1 keeps the old rows in its history for 30 days.
ALTER TABLE evaluations DROP COLUMN felt_heard;
ALTER TABLE evaluations DROP COLUMN come_back;
ALTER TABLE evaluations DROP COLUMN wait;
ALTER TABLE evaluations DROP COLUMN site_clear;
DELETE FROM evaluations WHERE envelope IS NULL;
