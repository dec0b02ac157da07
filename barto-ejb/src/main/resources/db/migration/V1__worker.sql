CREATE TABLE IF NOT EXISTS worker (
  id         BIGINT       NOT NULL,
  name       VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  instance   UUID         NOT NULL COMMENT 'made once with the worker''s journal',
  boot_id    VARCHAR(64)  NOT NULL,
  epoch      BIGINT       NOT NULL COMMENT 'raised by each hello; writes of an older connection are refused',
  plan_cursor DATETIME(0) NULL     COMMENT 'fires up to here have been claimed (UTC)',
  os_name        VARCHAR(255) NOT NULL,
  hostname       VARCHAR(255) NOT NULL,
  os_version     VARCHAR(255) NOT NULL,
  kernel_version VARCHAR(255) NOT NULL,
  version        VARCHAR(255) NOT NULL,
  first_seen DATETIME(3)  NOT NULL,
  last_seen  DATETIME(3)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY worker_name (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
