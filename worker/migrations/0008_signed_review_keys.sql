-- The organisation's signing key, of which coordinators alone have the private half. An installation of before has none: visitors' pages
-- ask for no signature until the first coordinator opens the review key again, whose console makes one and signs with it.
CREATE TABLE signing_keys (
  id TEXT PRIMARY KEY,
  public_key TEXT NOT NULL,
  demo INTEGER NOT NULL DEFAULT 0, -- as with review_keys
  created_at INTEGER NOT NULL
) STRICT;

ALTER TABLE review_keys ADD COLUMN number INTEGER; -- which of the organisation's review keys it is; signed with its id
ALTER TABLE review_keys ADD COLUMN signature TEXT;
ALTER TABLE review_key_shares ADD COLUMN signature TEXT;

-- A coordinator's keychain, wrapped by what one passkey gives the browser (PRF), beside coordinator_keys.wrapped_by_recovery.
CREATE TABLE passkey_wraps (
  credential_id TEXT PRIMARY KEY REFERENCES credentials (id),
  wrapped TEXT NOT NULL, -- JSON WrappedKey
  created_at INTEGER NOT NULL
) STRICT;
