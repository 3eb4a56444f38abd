-- How many conversations were erased on a day of the helpline, by whichever way. Before this only the purge's runs were counted.
CREATE TABLE erased_days (
  date TEXT PRIMARY KEY, -- YYYY-MM-DD
  n INTEGER NOT NULL
) STRICT;
INSERT INTO erased_days (date, n)
  SELECT date(started_at / 1000, 'unixepoch'), sum(erased) FROM erasure_runs WHERE erased > 0 GROUP BY 1;
