ALTER TABLE worker
  ADD COLUMN IF NOT EXISTS wire TINYINT NOT NULL DEFAULT 2 COMMENT 'version of the wire that it spoke last'
