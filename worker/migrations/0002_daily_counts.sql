-- Counts for figures, which come from the tallies in R2 once their day is over. Nothing in them is tied to a conversation.
-- Dates are YYYY-MM-DD in the helpline's zone.

-- `date` is the last day of those that were counted together; question and answer are empty for the number of forms.
CREATE TABLE daily_counts (
  form TEXT NOT NULL, -- evaluation or record
  date TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (form, date, question, answer)
) STRICT, WITHOUT ROWID;

-- The days whose tally is in daily_counts, and under which date, so that a tally that is still there is not counted again.
CREATE TABLE counted_days (
  form TEXT NOT NULL,
  date TEXT NOT NULL,
  counted_under TEXT NOT NULL,
  PRIMARY KEY (form, date)
) STRICT, WITHOUT ROWID;
