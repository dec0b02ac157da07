-- the placeholder is empty unless a database of the published program was taken over; its numbers
-- begin at 1 too, and stay far below ours
CREATE OR REPLACE VIEW exit_status AS
SELECT r.number + 1000000000000000 AS id,
       r.finished AS timestamp,
       r.run_id AS cmd_uuid,
       r.exit_code AS exit_code,
       IF(r.state = 'SUCCEEDED', 1, 0) AS success
FROM run r
WHERE r.state IN ('SUCCEEDED', 'FAILED', 'TIMED_OUT', 'KILLED', 'LOST')
${published_exit_status}
