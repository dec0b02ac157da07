ALTER TABLE worker
  ADD COLUMN IF NOT EXISTS retired DATETIME(3) NULL COMMENT 'when people said that it will not come back; null: it may'
