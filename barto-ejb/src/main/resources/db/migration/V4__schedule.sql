CREATE TABLE IF NOT EXISTS schedule (
  generation      BIGINT        NOT NULL,
  worker          VARCHAR(255)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  name            VARCHAR(255)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  on_calendar     VARCHAR(1000) NOT NULL COMMENT 'canonical, with its zone',
  commands        LONGTEXT      NOT NULL COMMENT 'JSON array of text',
  stop_on_failure BOOLEAN       NOT NULL,
  missed_tick     VARCHAR(8)    NULL,
  PRIMARY KEY (generation, worker, name),
  CONSTRAINT schedule_book FOREIGN KEY (generation) REFERENCES book (generation) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
