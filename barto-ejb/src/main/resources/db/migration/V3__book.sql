CREATE TABLE IF NOT EXISTS book (
  generation   BIGINT      NOT NULL COMMENT 'one more with each change of the content',
  incarnation  UUID        NOT NULL COMMENT 'of this database',
  content_hash CHAR(64)    CHARACTER SET ascii NOT NULL COMMENT 'SHA-256 of the schedules',
  loaded       DATETIME(3) NOT NULL,
  PRIMARY KEY (generation)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
