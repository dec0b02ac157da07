CREATE TABLE IF NOT EXISTS output_chunk (
  run         BIGINT      NOT NULL COMMENT 'run.number',
  kind        TINYINT     NOT NULL COMMENT '0 stdout, 1 stderr',
  byte_offset BIGINT      NOT NULL COMMENT 'in the stream, as the command wrote it',
  bytes       INT         NOT NULL,
  first_line  BIGINT      NOT NULL COMMENT 'number of the first line in its stream, from 0',
  line_count  INT         NOT NULL,
  continues   BOOLEAN     NOT NULL COMMENT 'the last line was too long and goes on in the next chunk',
  at          DATETIME(3) NOT NULL COMMENT 'what the lines'' times count from (UTC)',
  content     LONGTEXT    COMPRESSED NOT NULL COMMENT 'JSON: [[milliseconds after at, line], ...]',
  PRIMARY KEY (run, kind, byte_offset),
  CONSTRAINT output_chunk_run FOREIGN KEY (run) REFERENCES run (number) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4
