ALTER TABLE worker
  ADD COLUMN IF NOT EXISTS journal_tag BIGINT NOT NULL DEFAULT 0 COMMENT 'random, of the newest record that its journal had at its last hello; 0: not known'
