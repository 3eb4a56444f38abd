-- The log counts its entries and links each to the one before by hash, so that a change of what stands in it shows.
CREATE TABLE linked_audit_log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again, so that a gap shows
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  volunteer_id TEXT NOT NULL,
  about_id TEXT, -- the colleague to whom it was done
  act TEXT NOT NULL, -- one of AUDIT_ACTS in protocol/http/audit.ts
  conversation_id TEXT,
  reason TEXT,
  detail TEXT, -- a name from our own code: why a sign-in failed, which route was refused
  prev TEXT, -- the hash of the entry before; null until the entry is linked
  hash TEXT -- protocol/audit-hash.ts says of what
) STRICT;
INSERT INTO linked_audit_log (id, at, volunteer_id, act, conversation_id, reason)
SELECT id, at, volunteer_id, act, conversation_id, reason FROM audit_log ORDER BY at, id;
DROP TABLE audit_log;
ALTER TABLE linked_audit_log RENAME TO audit_log;
CREATE INDEX audit_log_by_at ON audit_log (at);
CREATE INDEX audit_log_by_volunteer ON audit_log (volunteer_id);
CREATE INDEX audit_log_by_conversation ON audit_log (conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX audit_log_by_act ON audit_log (act);

-- An entry is linked once and never changed, not by mistake either.
CREATE TRIGGER audit_log_append_only BEFORE UPDATE ON audit_log
WHEN OLD.hash IS NOT NULL
  OR (NEW.seq, NEW.id, NEW.at, NEW.volunteer_id, NEW.about_id, NEW.act, NEW.conversation_id, NEW.reason, NEW.detail)
    IS NOT (OLD.seq, OLD.id, OLD.at, OLD.volunteer_id, OLD.about_id, OLD.act, OLD.conversation_id, OLD.reason, OLD.detail)
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only');
END;

-- Signing in and refusals, counted a day (UTC) and of nobody in particular. Kept as long as the log.
CREATE TABLE access_counts (
  date TEXT NOT NULL, -- YYYY-MM-DD
  kind TEXT NOT NULL, -- one of ACCESS_COUNTS in protocol/http/audit.ts
  n INTEGER NOT NULL,
  PRIMARY KEY (date, kind)
) STRICT, WITHOUT ROWID;
