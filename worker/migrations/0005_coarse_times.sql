-- A message's time is in its envelope; of a conversation the rows say only in which quarter of an hour it began and ended.
-- Deploy right after this: until then the Worker of before can't store messages, and its rooms try again. D1 keeps the old
-- rows in its history for 30 days.
ALTER TABLE messages DROP COLUMN sent_at;
UPDATE conversations SET
  created_at = created_at - created_at % 900000,
  opened_at = opened_at - opened_at % 900000,
  ended_at = ended_at - ended_at % 900000,
  archived_at = archived_at - archived_at % 900000,
  erase_at = erase_at - erase_at % 900000;
