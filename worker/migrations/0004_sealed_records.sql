-- What a volunteer chose in the record is in its envelope, but for `heavy`. Deploy right after this: until then the
-- Worker of before can't store them, and its rooms try again. D1 keeps the old rows in its history for 30 days.
ALTER TABLE contact_records DROP COLUMN topic;
ALTER TABLE contact_records DROP COLUMN created_at;
