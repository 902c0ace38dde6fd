-- Queries of engine/clinical: visits. A statement begins with its line "-- :name …"; $n are parameters; both engines run it as it stands.

-- :name refractions
SELECT id, version, visit_id, row_kind, pair_number, eye, sphere, cylinder, axis, addition, prism_h, base_h, prism_v, base_v,
       vertex, acuity, acuity_logmar, near_acuity, near_acuity_logmar, pd_far, pd_near, source, device, taken_at,
       file, reading_id, confidence, note
  FROM refraction WHERE visit_id = $1 ORDER BY id

-- :name acuities
SELECT id, version, visit_id, eye, distance, method, value, logmar, source, device, taken_at, file, reading_id
  FROM acuity WHERE visit_id = $1 ORDER BY id

-- :name pressures
SELECT id, version, visit_id, eye, mmhg, taken_at, instrument, thickness, source, device, file, reading_id
  FROM pressure WHERE visit_id = $1 ORDER BY id

-- :name keratometries
SELECT id, version, visit_id, eye, flat, flat_axis, steep, steep_axis, source, device, taken_at, file, reading_id
  FROM keratometry WHERE visit_id = $1 ORDER BY id

-- :name findings
SELECT id, version, visit_id, section, item, eye, code, number, text, source, device, taken_at, file, reading_id
  FROM finding WHERE visit_id = $1 ORDER BY id

-- Holds a draft until the end of the transaction: nobody signs while another saves. (A signed visit needs none: each
-- amendment changes its row, and so the second of two meets a newer version.)
-- :name hold-draft
UPDATE visit SET state = state WHERE id = $1 AND state = 'draft' RETURNING state

-- :name state
SELECT state FROM visit WHERE id = $1

-- :name earlier-visit
SELECT id FROM visit
 WHERE patient_id = $1 AND state IN ('signed', 'amended') AND (started_at < $2 OR (started_at = $2 AND id < $3))
 ORDER BY started_at DESC, id DESC LIMIT 1

-- :name open-draft
SELECT id FROM visit WHERE patient_id = $1 AND examiner_id = $2 AND state = 'draft' ORDER BY started_at DESC, id DESC LIMIT 1

-- :name visits
SELECT v.id, v.patient_id, v.kind, v.state, v.started_at, v.started_on, v.examiner_id, u.display_name AS examiner_name,
       e.name AS establishment_name, v.conclusion,
       r.sphere AS right_sphere, r.cylinder AS right_cylinder, r.axis AS right_axis, r.addition AS right_addition,
       l.sphere AS left_sphere, l.cylinder AS left_cylinder, l.axis AS left_axis, l.addition AS left_addition
  FROM visit v
  JOIN user_account u ON u.id = v.examiner_id
  JOIN establishment e ON e.id = v.establishment_id
  LEFT JOIN refraction r ON r.visit_id = v.id AND r.row_kind = 'final' AND r.pair_number = 1 AND r.eye = 'R'
  LEFT JOIN refraction l ON l.visit_id = v.id AND l.row_kind = 'final' AND l.pair_number = 1 AND l.eye = 'L'
 WHERE v.patient_id = $1
 ORDER BY v.started_at DESC, v.id DESC

-- What reception sees: that a visit took place.
-- :name visits-bare
SELECT v.id, v.patient_id, v.kind, v.state, v.started_at, v.started_on, v.examiner_id, u.display_name AS examiner_name,
       e.name AS establishment_name
  FROM visit v
  JOIN user_account u ON u.id = v.examiner_id
  JOIN establishment e ON e.id = v.establishment_id
 WHERE v.patient_id = $1
 ORDER BY v.started_at DESC, v.id DESC

-- "final" comes before "subjective": of both, the first counts.
-- :name refraction-series
SELECT v.id, v.started_on, r.eye, r.row_kind, r.sphere, r.cylinder, r.acuity_logmar, r.addition, r.near_acuity_logmar
  FROM visit v JOIN refraction r ON r.visit_id = v.id AND r.row_kind IN ('subjective', 'final') AND r.pair_number = 1
 WHERE v.patient_id = $1 AND v.state <> 'abandoned'
 ORDER BY v.started_at, v.id, r.row_kind, r.eye

-- :name pressure-series
SELECT v.id, v.started_on, p.eye, CAST(SUM(p.mmhg) AS BIGINT), CAST(COUNT(*) AS BIGINT)
  FROM visit v JOIN pressure p ON p.visit_id = v.id
 WHERE v.patient_id = $1 AND v.state <> 'abandoned'
 GROUP BY v.id, v.started_on, v.started_at, p.eye
 ORDER BY v.started_at, v.id, p.eye

-- :name keratometry-series
SELECT v.id, v.started_on, k.eye, k.flat, k.steep
  FROM visit v JOIN keratometry k ON k.visit_id = v.id AND k.flat IS NOT NULL AND k.steep IS NOT NULL
 WHERE v.patient_id = $1 AND v.state <> 'abandoned'
 ORDER BY v.started_at, v.id, k.eye

-- :name finding-series
SELECT v.id, v.started_on, f.eye, f.number, f.section, f.item
  FROM visit v JOIN finding f ON f.visit_id = v.id AND f.number IS NOT NULL AND f.eye IN ('R', 'L')
 WHERE v.patient_id = $1 AND v.state <> 'abandoned'
 ORDER BY v.started_at, v.id, f.eye

-- :name patient-facts
SELECT given_names, family_name, birth_date, file_number, title FROM patient WHERE id = $1

-- :name versions
SELECT n.id, n.visit_id, n.number, n.at, n.user_id, n.reason, u.display_name AS user_name
  FROM visit_version n JOIN user_account u ON u.id = n.user_id
 WHERE n.visit_id = $1 ORDER BY n.number

-- :name version-content
SELECT content FROM visit_version WHERE visit_id = $1 AND number = $2

-- :name user-name
SELECT display_name, title, profession FROM user_account WHERE id = $1

-- :name add-access
INSERT INTO access_entry (id, at, user_id, establishment_id, patient_id, what) VALUES ($1, $2, $3, $4, $5, $6)

-- :name custom
SELECT name, value FROM setting
 WHERE name >= 'exam.' AND name < 'exam/' AND establishment_id IS NULL AND station_id IS NULL
   AND (user_id IS NULL OR user_id = $1) AND value IS NOT NULL
 ORDER BY CASE WHEN user_id IS NULL THEN 0 ELSE 1 END, name
