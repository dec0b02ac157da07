CREATE TABLE IF NOT EXISTS missed_range (
  id            UUID          NOT NULL COMMENT 'made by the worker',
  worker        BIGINT        NOT NULL,
  schedule      VARCHAR(255)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  first_nominal DATETIME(0)   NOT NULL COMMENT 'when the first of the fires was due (UTC)',
  last_nominal  DATETIME(0)   NOT NULL COMMENT 'when the last of them was due',
  fires         BIGINT        NOT NULL COMMENT 'how many came due and did not run',
  kind          VARCHAR(8)    CHARACTER SET ascii NOT NULL COMMENT 'MISSED or SKIPPED',
  reason        VARCHAR(1000) NOT NULL,
  at            DATETIME(3)   NOT NULL COMMENT 'when that was settled',
  PRIMARY KEY (id),
  KEY missed_range_schedule (worker, schedule, last_nominal),
  CONSTRAINT missed_range_worker FOREIGN KEY (worker) REFERENCES worker (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
