-- Queries of engine/clinical: instruments and the tray of their readings.

-- $1 the establishment, $2 the station (which only its sister asks for).
-- :name devices
SELECT id, version, establishment_id, station_id, name, kind, connection, folder, pattern, port, speed, data_bits, parity, stop_bits,
       handshake, talk, carries_number, enabled, created_at
  FROM device WHERE establishment_id = $1 AND $2 >= 0 ORDER BY enabled DESC, name, id

-- :name devices-here
SELECT id, version, establishment_id, station_id, name, kind, connection, folder, pattern, port, speed, data_bits, parity, stop_bits,
       handshake, talk, carries_number, enabled, created_at
  FROM device WHERE establishment_id = $1 AND enabled = 1 AND (station_id IS NULL OR station_id = $2) ORDER BY id

-- :name device-used
SELECT id FROM tray_reading WHERE device_id = $1 LIMIT 1

-- What came from a device already, so that it is not read once more at every start.
-- :name known-files
SELECT file_name, file_size, file_time FROM tray_reading WHERE device_id = $1 AND file_name IS NOT NULL AND received_at >= $2

-- :name by-sha256
SELECT id FROM tray_reading WHERE establishment_id = $1 AND sha256 = $2

-- The original, which may be large, is read with the one that is opened.
-- :name open
SELECT t.id, t.version, t.device_name, t.file_name, t.file_size, t.summary, t.patient_text, t.taken_at, t.received_at, t.state, t.message,
       t.content, t.patient_id, t.visit_id, p.given_names || ' ' || p.family_name AS patient_name,
       COALESCE(d.carries_number, 0) AS carries_number, CASE WHEN d.station_id = $2 THEN 1 ELSE 0 END AS of_station
  FROM tray_reading t LEFT JOIN patient p ON p.id = t.patient_id LEFT JOIN device d ON d.id = t.device_id
 WHERE t.establishment_id = $1 AND t.state IN ('waiting', 'unreadable')
 ORDER BY t.received_at DESC, t.id DESC LIMIT 500

-- What was measured of a known patient is read with the one that is opened, which is noted.
-- :name finished
SELECT t.id, t.version, t.device_name, t.file_name, t.file_size, t.summary, t.patient_text, t.taken_at, t.received_at, t.state, t.message,
       CASE WHEN t.patient_id IS NULL THEN t.content END AS content, t.patient_id, t.visit_id, p.given_names || ' ' || p.family_name AS patient_name,
       0 AS carries_number, CASE WHEN t.station_id = $2 THEN 1 ELSE 0 END AS of_station
  FROM tray_reading t LEFT JOIN patient p ON p.id = t.patient_id
 WHERE t.establishment_id = $1 AND t.state IN ('taken', 'aside')
 ORDER BY t.received_at DESC, t.id DESC LIMIT 200

-- :name by-file-number
SELECT id, file_number, family_name, birth_name, given_names, birth_date FROM patient
 WHERE file_number = $1 AND merged_into_id IS NULL AND active = 1

-- :name by-birth-date
SELECT id, file_number, family_name, birth_name, given_names, birth_date FROM patient
 WHERE birth_date = $1 AND merged_into_id IS NULL AND active = 1 ORDER BY id LIMIT 200

-- :name facts
SELECT id, file_number, family_name, birth_name, given_names, birth_date FROM patient WHERE id = $1

-- The draft of today of whoever examines; any examiner's where that one has none.
-- :name draft
SELECT id FROM visit WHERE patient_id = $1 AND establishment_id = $2 AND state = 'draft'
 ORDER BY CASE WHEN examiner_id = $3 THEN 0 ELSE 1 END, started_at DESC, id DESC LIMIT 1

-- :name carries-number
SELECT carries_number FROM device WHERE id = $1

-- :name count-drafts
SELECT COUNT(*) FROM visit WHERE establishment_id = $1 AND state = 'draft' AND started_on = $2
