ALTER TABLE worker
  ADD COLUMN IF NOT EXISTS journal_position BIGINT NOT NULL DEFAULT 0 COMMENT 'the newest record that its journal had at its last hello',
  ADD COLUMN IF NOT EXISTS version_2_seen DATETIME(3) NULL COMMENT 'its last hello in version 2; null: never seen with it'
