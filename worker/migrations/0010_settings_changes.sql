-- Who changed which setting last, and at which version of the settings, so that two coordinators overwrite nothing of each other's.
-- Names of fields, and never what is in them.

CREATE TABLE settings_changes (
  field TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  volunteer_id TEXT, -- null: not from the console
  at INTEGER NOT NULL
) STRICT;
