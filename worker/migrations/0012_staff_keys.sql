-- Everybody on staff has one lasting key pair. A coordinator's is what coordinator_keys held.
CREATE TABLE staff_keys (
  volunteer_id TEXT PRIMARY KEY REFERENCES volunteers (id),
  key_id TEXT NOT NULL,
  public_key TEXT NOT NULL,
  wrapped_by_recovery TEXT, -- JSON WrappedKey; coordinators only
  ring TEXT, -- JSON WrappedKey: what was granted to a coordinator, under what only their own key gives
  signer TEXT, -- JSON SealedShare: the organisation's signing key, sealed to this key by whoever granted
  confirmation TEXT, -- the organisation's signature that this key is this person's, once it was compared by voice
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO staff_keys (volunteer_id, key_id, public_key, wrapped_by_recovery, created_at)
SELECT volunteer_id, key_id, public_key, wrapped_by_recovery, created_at FROM coordinator_keys;
DROP TABLE coordinator_keys;

-- The private half, wrapped by what one passkey gives the browser (PRF).
ALTER TABLE passkey_wraps RENAME TO staff_key_wraps;

-- A coordinator who held it was removed, so that a next one is due.
ALTER TABLE review_keys ADD COLUMN holder_left_at INTEGER;
-- All keychains were lost, and another signing key took its place.
ALTER TABLE signing_keys ADD COLUMN retired_at INTEGER;
