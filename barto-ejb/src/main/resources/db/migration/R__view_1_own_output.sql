-- output that is lost has a row of its own, of a kind that no command can write
CREATE OR REPLACE VIEW own_output AS
SELECT CAST(c.run AS DECIMAL(20)) * 10000000000 + c.kind * 5000000000 + c.first_line + l.n - 1 AS id,
       c.at + INTERVAL l.ms * 1000 MICROSECOND AS timestamp,
       r.instance AS bartoc_uuid,
       w.name AS bartoc_name,
       r.run_id AS cmd_uuid,
       r.schedule AS cmd_name,
       CASE WHEN c.gap IS NOT NULL THEN 'gap' WHEN c.kind = 0 THEN 'stdout' ELSE 'stderr' END AS kind,
       -- a bare column of JSON_TABLE would need global rights here (MDEV-27898)
       CONCAT(l.line) AS data
FROM run r
JOIN worker w ON w.id = r.worker
JOIN output_chunk c ON c.run = r.number,
JSON_TABLE(c.content, '$[*]' COLUMNS (
  n FOR ORDINALITY,
  ms INT PATH '$[0]',
  line LONGTEXT PATH '$[1]')) l
