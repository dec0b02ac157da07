ALTER TABLE worker
  ADD COLUMN IF NOT EXISTS settled DATETIME(3) NULL COMMENT 'it knows that what ended before is stored, and tells nothing of it again; null: not known'
