-- Concerns, and what a visitor asks to be wiped. `conversations.hold_until` is of 0001.

-- One report of danger to somebody else or of a grave crime, and what was decided about it. It outlives its conversation: accounts
-- are sealed to the review key and hold nothing of what was said. The rules are in worker/domain/confidentiality/concern.ts.
CREATE TABLE concerns (
  id TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL,
  state TEXT NOT NULL,
  until_at INTEGER NOT NULL, -- when the state lapses, or when it ended
  ground TEXT NOT NULL, -- one of CONCERN_GROUNDS in protocol/http/concerns.ts; of the first report
  raised_by TEXT NOT NULL,
  also_raised_by TEXT NOT NULL DEFAULT '[]', -- JSON array of ids
  raised_at INTEGER NOT NULL,
  held_since INTEGER NOT NULL, -- when the conversation was first reported
  taken_up_at INTEGER,
  reviewed_since INTEGER, -- when a concern of the conversation was first taken up
  first_by TEXT,
  first_at INTEGER,
  account TEXT, -- JSON SealedText
  account_hash TEXT,
  second_by TEXT,
  second_at INTEGER,
  disclosed_by TEXT,
  disclosed_at INTEGER,
  delivery TEXT, -- JSON SealedText: to whom, how and what part
  package_hash TEXT, -- SHA-256 of what was handed over
  package_bytes INTEGER,
  ended_by TEXT,
  ended_at INTEGER,
  step TEXT NOT NULL -- random; names the last change, so that the next one is made of what was read
) STRICT;
CREATE UNIQUE INDEX concerns_open ON concerns (conversation_id)
  WHERE state IN ('reported', 'inReview', 'approved', 'disclosed');
CREATE INDEX concerns_by_conversation ON concerns (conversation_id);
CREATE INDEX concerns_by_until_at ON concerns (until_at);

-- What was read that made somebody report it, sealed under the conversation's key and erased with it.
CREATE TABLE concern_reports (
  conversation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  volunteer_id TEXT NOT NULL,
  role TEXT NOT NULL, -- under which it is sealed: volunteer or coach
  reported_at INTEGER NOT NULL, -- to the quarter of an hour
  ground TEXT NOT NULL,
  envelope TEXT,
  PRIMARY KEY (conversation_id, id)
) STRICT;

-- What staff are told without any content: that there is something to talk about.
CREATE TABLE staff_notes (
  id TEXT PRIMARY KEY,
  volunteer_id TEXT NOT NULL,
  kind TEXT NOT NULL, -- one of NOTE_KINDS in protocol/http/concerns.ts
  at INTEGER NOT NULL,
  read_at INTEGER
) STRICT;
CREATE INDEX staff_notes_by_volunteer ON staff_notes (volunteer_id);

-- The visitor's wish to have it wiped, and until when it may wait for the volunteer's record. `resume_hash`: of the token of the tab
-- that may ask for it.
ALTER TABLE conversations ADD COLUMN wipe_at INTEGER;
ALTER TABLE conversations ADD COLUMN resume_hash TEXT;
CREATE INDEX conversations_by_wipe_at ON conversations (wipe_at) WHERE wipe_at IS NOT NULL;

-- A challenge may be for an act of somebody who is signed in: `subject` says whose and which.
DROP TABLE challenges;
CREATE TABLE challenges (
  id TEXT PRIMARY KEY,
  challenge TEXT NOT NULL,
  purpose TEXT NOT NULL, -- ChallengePurpose in worker/store/challenges.ts
  subject TEXT,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX challenges_by_purpose ON challenges (purpose);
