-- What is said of a conversation afterwards, by those who read it, and what becomes of what was shared.

-- Sealed under the conversation's key, and erased with it. When it was written, and about which message, stands in the envelope.
CREATE TABLE comments (
  conversation_id TEXT NOT NULL,
  n INTEGER NOT NULL, -- counts from 1, and says how far somebody has read
  id TEXT NOT NULL, -- that of the envelope, so that a retry adds no second
  volunteer_id TEXT NOT NULL,
  envelope TEXT NOT NULL,
  PRIMARY KEY (conversation_id, n)
) STRICT;
CREATE UNIQUE INDEX comments_by_id ON comments (conversation_id, id);

ALTER TABLE shares ADD COLUMN made_by TEXT;
-- 1: there is no sealed key yet, because the colleague has no key of their own, or nobody compared it
ALTER TABLE shares ADD COLUMN awaiting INTEGER NOT NULL DEFAULT 0;
-- The last comment there was when the colleague opened it last; null until then. The same of who made it.
ALTER TABLE shares ADD COLUMN seen INTEGER;
ALTER TABLE shares ADD COLUMN maker_seen INTEGER NOT NULL DEFAULT 0;
CREATE INDEX shares_by_maker ON shares (made_by);
