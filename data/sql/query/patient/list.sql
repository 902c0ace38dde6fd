-- The list of patients: engine/patient/dpt-patient-list. Merged files stand under the patient that stayed.

-- :name rows
SELECT p.id, p.file_number, p.family_name, p.birth_name, p.given_names, p.birth_date, p.deceased_on,
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind <> 'email' ORDER BY c.preferred DESC, c.id LIMIT 1) AS phone,
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind = 'email' ORDER BY c.preferred DESC, c.id LIMIT 1) AS email,
       (SELECT a.city FROM address a WHERE a.patient_id = p.id ORDER BY a.id LIMIT 1) AS city,
       (SELECT MAX(v.started_on) FROM visit v WHERE v.patient_id = p.id AND v.state <> 'abandoned') AS last_visit
  FROM patient p WHERE p.id IN ({ids})

-- :name by-name
SELECT id FROM patient WHERE merged_into_id IS NULL AND active = 1 ORDER BY sort_name, id

-- :name by-name-down
SELECT id FROM patient WHERE merged_into_id IS NULL AND active = 1 ORDER BY sort_name DESC, id DESC

-- :name by-birth
SELECT id FROM patient WHERE merged_into_id IS NULL AND active = 1 ORDER BY COALESCE(birth_date, '9999'), id

-- :name by-birth-down
SELECT id FROM patient WHERE merged_into_id IS NULL AND active = 1 ORDER BY COALESCE(birth_date, '') DESC, id DESC

-- :name by-file-number
SELECT id FROM patient WHERE merged_into_id IS NULL AND active = 1 ORDER BY file_number

-- :name by-file-number-down
SELECT id FROM patient WHERE merged_into_id IS NULL AND active = 1 ORDER BY file_number DESC

-- :name by-last-visit
SELECT p.id FROM patient p
  LEFT JOIN (SELECT patient_id, MAX(started_on) AS last_visit FROM visit WHERE state <> 'abandoned' GROUP BY patient_id) v
    ON v.patient_id = p.id
 WHERE p.merged_into_id IS NULL AND p.active = 1 ORDER BY COALESCE(v.last_visit, '9999'), p.id

-- :name by-last-visit-down
SELECT p.id FROM patient p
  LEFT JOIN (SELECT patient_id, MAX(started_on) AS last_visit FROM visit WHERE state <> 'abandoned' GROUP BY patient_id) v
    ON v.patient_id = p.id
 WHERE p.merged_into_id IS NULL AND p.active = 1 ORDER BY COALESCE(v.last_visit, '') DESC, p.id DESC

-- The same of those who bear tag $1: few, so that no index of the order is worth it.
-- :name tagged-by-name
SELECT p.id FROM patient_tag t JOIN patient p ON p.id = t.patient_id
 WHERE t.tag_id = $1 AND p.merged_into_id IS NULL AND p.active = 1 ORDER BY p.sort_name, p.id

-- :name tagged-by-name-down
SELECT p.id FROM patient_tag t JOIN patient p ON p.id = t.patient_id
 WHERE t.tag_id = $1 AND p.merged_into_id IS NULL AND p.active = 1 ORDER BY p.sort_name DESC, p.id DESC

-- :name tagged-by-birth
SELECT p.id FROM patient_tag t JOIN patient p ON p.id = t.patient_id
 WHERE t.tag_id = $1 AND p.merged_into_id IS NULL AND p.active = 1 ORDER BY COALESCE(p.birth_date, '9999'), p.id

-- :name tagged-by-birth-down
SELECT p.id FROM patient_tag t JOIN patient p ON p.id = t.patient_id
 WHERE t.tag_id = $1 AND p.merged_into_id IS NULL AND p.active = 1 ORDER BY COALESCE(p.birth_date, '') DESC, p.id DESC

-- :name tagged-by-file-number
SELECT p.id FROM patient_tag t JOIN patient p ON p.id = t.patient_id
 WHERE t.tag_id = $1 AND p.merged_into_id IS NULL AND p.active = 1 ORDER BY p.file_number

-- :name tagged-by-file-number-down
SELECT p.id FROM patient_tag t JOIN patient p ON p.id = t.patient_id
 WHERE t.tag_id = $1 AND p.merged_into_id IS NULL AND p.active = 1 ORDER BY p.file_number DESC

-- :name tagged-by-last-visit
SELECT p.id FROM patient_tag t JOIN patient p ON p.id = t.patient_id
 WHERE t.tag_id = $1 AND p.merged_into_id IS NULL AND p.active = 1 ORDER BY COALESCE((SELECT MAX(v.started_on) FROM visit v WHERE v.patient_id = p.id AND v.state <> 'abandoned'), '9999'), p.id

-- :name tagged-by-last-visit-down
SELECT p.id FROM patient_tag t JOIN patient p ON p.id = t.patient_id
 WHERE t.tag_id = $1 AND p.merged_into_id IS NULL AND p.active = 1 ORDER BY COALESCE((SELECT MAX(v.started_on) FROM visit v WHERE v.patient_id = p.id AND v.state <> 'abandoned'), '') DESC, p.id DESC

-- :name bears
SELECT 1 FROM patient_tag WHERE patient_id = $1 AND tag_id = $2
