-- How many messages of each side a talk had, sealed by whoever was in it, so that a reader sees what is cut off.

CREATE TABLE end_markers (
  conversation_id TEXT NOT NULL,
  role TEXT NOT NULL,
  envelope TEXT NOT NULL,
  PRIMARY KEY (conversation_id, role)
) STRICT;
