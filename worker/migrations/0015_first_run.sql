-- A new installation lets nobody in until its coordinators have gone through what must be right first. One that was in use goes on.

INSERT INTO settings (id, value, updated_at)
  SELECT 1, '{"firstRun":true}', 0
  WHERE NOT EXISTS (SELECT 1 FROM settings)
    AND NOT EXISTS (SELECT 1 FROM conversations)
    AND NOT EXISTS (SELECT 1 FROM review_keys);
