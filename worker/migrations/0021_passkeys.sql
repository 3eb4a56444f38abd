-- The passkey with which a session began, so that it ends with that passkey. Null for those of before, and in the demo.
ALTER TABLE sessions ADD COLUMN credential_id TEXT;
