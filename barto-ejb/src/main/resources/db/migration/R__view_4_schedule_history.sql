-- one row a fire that has runs, and one row a range of fires that have none: what of a range has
-- runs of its own is not counted there, so that each due instant is counted once; a range of which
-- nothing is left has no row
CREATE OR REPLACE VIEW schedule_history AS
SELECT w.name AS worker,
       r.schedule AS schedule,
       r.nominal AS first_nominal,
       r.nominal AS last_nominal,
       1 AS fires,
       CASE
         WHEN SUM(r.state IN ('DUE', 'DISPATCHED', 'RUNNING')) > 0 THEN 'open'
         WHEN SUM(r.state NOT IN ('SKIPPED', 'MISSED')) > 0 THEN 'ran'
         WHEN SUM(r.state = 'SKIPPED') > 0 THEN 'skipped'
         ELSE 'missed'
       END AS outcome,
       MAX(r.reason) AS reason,
       MAX(r.origin) AS origin
FROM run r
JOIN worker w ON w.id = r.worker
WHERE r.nominal IS NOT NULL
GROUP BY w.name, r.schedule, r.nominal
UNION ALL
SELECT w.name,
       m.schedule,
       m.first_nominal,
       m.last_nominal,
       GREATEST(0, m.fires - (
         SELECT COUNT(DISTINCT r.nominal)
         FROM run r
         WHERE r.worker = m.worker
           AND r.schedule = m.schedule
           AND r.sorted BETWEEN m.first_nominal AND m.last_nominal
           AND r.nominal IS NOT NULL)) AS without_runs,
       LOWER(m.kind),
       m.reason,
       NULL
FROM missed_range m
JOIN worker w ON w.id = m.worker
HAVING without_runs > 0
