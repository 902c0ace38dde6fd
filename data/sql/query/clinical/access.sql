-- Queries of engine/clinical: who looked at clinical records.

-- :name of-patient
SELECT a.id, a.at, u.display_name AS user_name, e.name AS establishment_name, a.patient_id,
       p.given_names || ' ' || p.family_name AS patient_name, a.what
  FROM access_entry a
  JOIN user_account u ON u.id = a.user_id
  JOIN patient p ON p.id = a.patient_id
  LEFT JOIN establishment e ON e.id = a.establishment_id
 WHERE a.patient_id IN (SELECT m.id FROM patient m WHERE m.id = $1 OR m.merged_into_id = $1)
 ORDER BY a.at DESC, a.id DESC LIMIT $2

-- $1 up to $2 the beginning of a word of the patient's name or of the user's folded login, NULL for any.
-- :name of-everybody
SELECT a.id, a.at, u.display_name AS user_name, e.name AS establishment_name, a.patient_id,
       p.given_names || ' ' || p.family_name AS patient_name, a.what
  FROM access_entry a
  JOIN user_account u ON u.id = a.user_id
  JOIN patient p ON p.id = a.patient_id
  LEFT JOIN establishment e ON e.id = a.establishment_id
 WHERE CAST($1 AS TEXT) IS NULL OR (u.login >= $1 AND u.login < $2)
       OR a.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $1 AND k.lead < $2)
 ORDER BY a.at DESC, a.id DESC LIMIT $3

-- $1 a patient with those merged into it.
-- :name visit-days
SELECT v.id, v.started_on FROM visit v
 WHERE v.patient_id IN (SELECT m.id FROM patient m WHERE m.id = $1 OR m.merged_into_id = $1)
