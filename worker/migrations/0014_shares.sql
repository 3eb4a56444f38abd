-- Conversations that were shared with one colleague each. The key is in R2 alone, sealed to the colleague's staff key: D1 keeps 30 days
-- of history. A row outlives its conversation without naming it, so that a list can say that it was erased.
CREATE TABLE shares (
  id TEXT PRIMARY KEY,
  conversation_id TEXT, -- null once the conversation is erased
  volunteer_id TEXT NOT NULL REFERENCES volunteers (id),
  kind TEXT NOT NULL CHECK (kind IN ('discussion', 'feedback', 'thanks')),
  until INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX shares_by_conversation ON shares (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX shares_by_volunteer ON shares (volunteer_id);
