-- What a volunteer chose in the record is in its envelope, but for `heavy`. Deploy first, then apply this: the Worker of before
-- writes to these columns. D1 keeps the old rows in its history for 30 days.
ALTER TABLE contact_records DROP COLUMN topic;
ALTER TABLE contact_records DROP COLUMN created_at;
