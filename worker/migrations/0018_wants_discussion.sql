-- Whether a volunteer wants to talk the conversation over, which the coordinators' list finds. Nothing but yes or no: why is in the envelope.
ALTER TABLE contact_records ADD COLUMN wants_discussion INTEGER NOT NULL DEFAULT 0;
