ALTER TABLE worker
  ADD COLUMN journal_position BIGINT NOT NULL DEFAULT 0 COMMENT 'the newest record that its journal had at its last hello',
  ADD COLUMN version_2_seen DATETIME(3) NULL COMMENT 'its last hello in version 2; null: never seen with it'
