-- the placeholder is empty unless a database of the published program was taken over
CREATE OR REPLACE VIEW output AS
SELECT id, timestamp, bartoc_uuid, bartoc_name, cmd_uuid, cmd_name, kind, data
FROM own_output
${published_output}
