-- the first digits of an id find it: UUIDs are not kept in the order of their text
ALTER TABLE run
  ADD COLUMN IF NOT EXISTS not_after DATETIME(3) NULL COMMENT 'what a person asked for is not begun later',
  ADD COLUMN IF NOT EXISTS first_digits CHAR(8) CHARACTER SET ascii COLLATE ascii_bin AS (LEFT(CAST(run_id AS CHAR(36)), 8)) PERSISTENT,
  ADD KEY IF NOT EXISTS run_first_digits (first_digits),
  ADD KEY IF NOT EXISTS run_worker_sorted (worker, sorted)
