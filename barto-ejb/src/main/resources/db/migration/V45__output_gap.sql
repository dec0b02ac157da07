ALTER TABLE output_chunk
  ADD COLUMN IF NOT EXISTS gap VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL COMMENT 'why these bytes are lost; null: they are not, and content has them',
  MODIFY bytes BIGINT NOT NULL,
  MODIFY line_count BIGINT NOT NULL
