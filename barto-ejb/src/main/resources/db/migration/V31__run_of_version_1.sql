ALTER TABLE run
  MODIFY nominal DATETIME(0) NULL COMMENT 'when it was due (UTC); unknown of what a version 1 worker ran by itself',
  ADD COLUMN line_mark BIGINT NULL COMMENT 'version 1: time of its newest stored line, in nanoseconds since 1970',
  ADD COLUMN sorted DATETIME(3) AS (COALESCE(nominal, claimed)) PERSISTENT COMMENT 'where it stands among others',
  DROP KEY run_of_schedule,
  DROP KEY run_of_command,
  DROP KEY run_state,
  DROP KEY run_nominal,
  ADD KEY run_of_schedule (worker, schedule, sorted),
  ADD KEY run_of_command (schedule, sorted),
  ADD KEY run_state (state, sorted),
  ADD KEY run_sorted (sorted)
