CREATE OR REPLACE VIEW exit_status AS
SELECT r.number AS id,
       r.finished AS timestamp,
       r.run_id AS cmd_uuid,
       r.exit_code AS exit_code,
       IF(r.state = 'SUCCEEDED', 1, 0) AS success
FROM run r
WHERE r.state IN ('SUCCEEDED', 'FAILED', 'TIMED_OUT', 'KILLED', 'LOST')
