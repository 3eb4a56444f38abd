-- How many volunteers are free with nobody to offer to them: then nobody is told that the queue is full.
ALTER TABLE queue_status ADD COLUMN free INTEGER NOT NULL DEFAULT 0;

-- Sign-in challenges are counted at each new one.
CREATE INDEX challenges_by_purpose ON challenges (purpose);

-- What an alias is compared by. Null: of before, and compared by the alias itself.
ALTER TABLE volunteers ADD COLUMN alias_key TEXT;
