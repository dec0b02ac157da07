ALTER TABLE run
  MODIFY nominal DATETIME(0) NULL COMMENT 'when it was due (UTC); unknown of what a version 1 worker ran by itself',
  ADD COLUMN IF NOT EXISTS line_mark BIGINT NULL COMMENT 'version 1: time of its newest stored line, in nanoseconds since 1970',
  ADD COLUMN IF NOT EXISTS sorted DATETIME(3) AS (COALESCE(nominal, claimed)) PERSISTENT COMMENT 'where it stands among others',
  DROP KEY IF EXISTS run_of_schedule,
  DROP KEY IF EXISTS run_of_command,
  DROP KEY IF EXISTS run_state,
  DROP KEY IF EXISTS run_nominal,
  ADD KEY IF NOT EXISTS run_schedule_sorted (worker, schedule, sorted),
  ADD KEY IF NOT EXISTS run_command_sorted (schedule, sorted),
  ADD KEY IF NOT EXISTS run_state_sorted (state, sorted),
  ADD KEY IF NOT EXISTS run_sorted (sorted)
