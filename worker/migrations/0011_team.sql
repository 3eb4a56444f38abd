-- The statement of secrecy that everybody who works here accepts, by version. The text of a version never changes: who accepted it
-- accepted these words. After this migration everybody is asked once.
CREATE TABLE secrecy_versions (
  n INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT;

-- The first is a draft, which the console says beside it.
INSERT INTO secrecy_versions (n, text, since) VALUES (1, 'Ik praat met niemand buiten deze hulplijn over wat een bezoeker vertelt.
Ik vertel ook niets waaraan iemand een bezoeker kan herkennen.
Ik zoek niet uit wie een bezoeker is.
Ik heb geen contact met bezoekers buiten deze chat.
Ik bewaar niets van een gesprek buiten deze console, ook geen foto.
Ik chat op een plek waar niemand met mij meeleest.
Ik log uit als ik klaar ben, en niemand anders gebruikt mijn passkey.
Wil ik over een gesprek praten? Dan doe ik dat alleen met collega''s van deze hulplijn.
Denk ik dat iemand in groot gevaar is? Dan zeg ik dat meteen tegen een coördinator.
Deze belofte blijft gelden als ik hier niet meer werk.', unixepoch() * 1000);

CREATE TABLE secrecy_acceptances (
  volunteer_id TEXT NOT NULL REFERENCES volunteers (id),
  n INTEGER NOT NULL REFERENCES secrecy_versions (n),
  at INTEGER NOT NULL,
  PRIMARY KEY (volunteer_id, n)
) STRICT, WITHOUT ROWID;

-- What a coordinator says of a colleague. Nobody counts anything about them.
ALTER TABLE volunteers ADD COLUMN in_training INTEGER NOT NULL DEFAULT 0;
ALTER TABLE volunteers ADD COLUMN mentor INTEGER NOT NULL DEFAULT 0;

-- Null: of before, or made at the server.
ALTER TABLE invitations ADD COLUMN alias TEXT; -- a proposal
ALTER TABLE invitations ADD COLUMN invited_by TEXT;
ALTER TABLE invitations ADD COLUMN for_volunteer_id TEXT; -- who already works here, and gets a new passkey by it
