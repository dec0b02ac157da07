CREATE TABLE IF NOT EXISTS absence (
  id        UUID         NOT NULL,
  worker    VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'its name: it may never have been there',
  since     DATETIME(3)  NOT NULL COMMENT 'UTC',
  until     DATETIME(3)  NULL     COMMENT 'null: it is still away',
  why       VARCHAR(255) NOT NULL,
  open_for  VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin AS (IF(until IS NULL, worker, NULL)) PERSISTENT COMMENT 'no worker is away twice',
  PRIMARY KEY (id),
  UNIQUE KEY absence_open (open_for),
  KEY absence_worker (worker, since)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
