-- Times are epoch milliseconds. Secrets are SHA-256 hashes (base64url). Ciphertext is JSON text.

CREATE TABLE settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  value TEXT NOT NULL, -- JSON, a deep-partial of Settings: only what differs from the defaults
  updated_at INTEGER NOT NULL
) STRICT;

-- What the queue last said of itself, so that page views wake no object.
CREATE TABLE queue_status (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  on_duty INTEGER NOT NULL
) STRICT;

CREATE TABLE volunteers (
  id TEXT PRIMARY KEY,
  alias TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('volunteer', 'coordinator')),
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;

CREATE TABLE credentials (
  id TEXT PRIMARY KEY, -- WebAuthn credential id, base64url
  volunteer_id TEXT NOT NULL REFERENCES volunteers (id),
  public_key TEXT NOT NULL, -- COSE, base64url
  counter INTEGER NOT NULL,
  transports TEXT NOT NULL, -- JSON array
  created_at INTEGER NOT NULL,
  last_used_at INTEGER
) STRICT;

CREATE TABLE invitations (
  secret_hash TEXT PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('volunteer', 'coordinator')),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  consumed_by TEXT -- the volunteer it made
) STRICT;

CREATE TABLE challenges (
  id TEXT PRIMARY KEY,
  challenge TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('registration', 'signIn')),
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  volunteer_id TEXT NOT NULL REFERENCES volunteers (id),
  console_key_id TEXT,
  console_public_key TEXT,
  created_at INTEGER NOT NULL,
  last_active_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

-- A coordinator's own key pair; the private half wrapped by the recovery code (later also per passkey, by PRF).
CREATE TABLE coordinator_keys (
  volunteer_id TEXT PRIMARY KEY REFERENCES volunteers (id),
  key_id TEXT NOT NULL,
  public_key TEXT NOT NULL,
  wrapped_by_recovery TEXT NOT NULL, -- JSON WrappedKey
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE review_keys (
  id TEXT PRIMARY KEY,
  public_key TEXT NOT NULL,
  demo INTEGER NOT NULL DEFAULT 0, -- made by the demo script; refused outside the demo
  created_at INTEGER NOT NULL,
  retired_at INTEGER
) STRICT;

CREATE TABLE review_key_shares (
  review_key_id TEXT NOT NULL REFERENCES review_keys (id),
  volunteer_id TEXT NOT NULL REFERENCES volunteers (id),
  sealed TEXT NOT NULL, -- JSON SealedKey: the review private key, sealed to the coordinator's own key
  created_at INTEGER NOT NULL,
  PRIMARY KEY (review_key_id, volunteer_id)
) STRICT;

CREATE TABLE conversations (
  id TEXT PRIMARY KEY, -- the room's object id
  created_at INTEGER NOT NULL,
  language TEXT NOT NULL,
  site TEXT, -- origin, one of the settings' sites, or null
  opened_at INTEGER,
  volunteer_id TEXT,
  review_key_id TEXT,
  ended_at INTEGER,
  ended_by TEXT,
  visitor_messages INTEGER NOT NULL DEFAULT 0,
  volunteer_messages INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER, -- every message has arrived here from the room
  erase_at INTEGER NOT NULL,
  hold_until INTEGER, -- exempt from erasure until then
  erasing_at INTEGER -- the purge has begun; no hold, no writes any more
) STRICT;
CREATE INDEX conversations_by_erase_at ON conversations (erase_at);
CREATE INDEX conversations_by_opened_at ON conversations (created_at) WHERE opened_at IS NOT NULL;

CREATE TABLE intakes (
  conversation_id TEXT PRIMARY KEY,
  envelope TEXT NOT NULL
) STRICT;

CREATE TABLE messages (
  conversation_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  role TEXT NOT NULL,
  client_id TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  envelope TEXT NOT NULL,
  PRIMARY KEY (conversation_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE evaluations (
  conversation_id TEXT PRIMARY KEY,
  felt_heard INTEGER,
  come_back INTEGER,
  wait TEXT,
  site_clear INTEGER,
  envelope TEXT
) STRICT;

CREATE TABLE contact_records (
  conversation_id TEXT PRIMARY KEY,
  volunteer_id TEXT NOT NULL,
  topic TEXT,
  heavy INTEGER,
  envelope TEXT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE audit_log (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  volunteer_id TEXT NOT NULL,
  act TEXT NOT NULL, -- a closed union in worker/store/audit.ts
  conversation_id TEXT,
  reason TEXT
) STRICT;
CREATE INDEX audit_log_by_at ON audit_log (at);

CREATE TABLE erasure_runs (
  id TEXT PRIMARY KEY,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  erased INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  swept_keys INTEGER NOT NULL DEFAULT 0
) STRICT;
