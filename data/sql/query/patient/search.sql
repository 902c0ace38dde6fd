-- Patients while somebody types: engine/patient/dpt-patient-search. Each statement reads one range of an index, so many entries at most,
-- and where it can nothing else. A merged file leads to the patient that stayed: what compares names does it here, the others when the rows are read.

-- :name by-card
SELECT id FROM patient WHERE card_number = $1

-- :name by-file-number
SELECT id FROM patient WHERE file_number = $1

-- :name by-nir
SELECT id FROM patient WHERE nir >= $1 AND nir < $2 AND nir IS NOT NULL ORDER BY nir LIMIT $3

-- :name by-birth-date
SELECT id FROM patient WHERE birth_date = $1 LIMIT $2

-- :name by-birth-span
SELECT id FROM patient WHERE birth_date >= $1 AND birth_date <= $2 ORDER BY birth_date LIMIT $3

-- :name by-contact
SELECT patient_id FROM contact_point WHERE search_key >= $1 AND search_key < $2 ORDER BY search_key, patient_id LIMIT $3

-- :name by-contact-end
SELECT patient_id FROM contact_point
 WHERE reversed_key >= $1 AND reversed_key < $2 AND reversed_key IS NOT NULL ORDER BY reversed_key, patient_id LIMIT $3

-- :name by-lead
SELECT patient_id, lead, rest FROM patient_key WHERE lead >= $1 AND lead < $2 ORDER BY lead, rest, patient_id LIMIT $3

-- :name by-lead-and-rest
SELECT patient_id, lead, rest FROM patient_key WHERE lead = $1 AND rest >= $2 AND rest < $3 ORDER BY rest, patient_id LIMIT $4

-- Steps from each lead to the next one that differs, two thousand at most, and looks for the rest behind each.
-- :name by-two-beginnings
WITH RECURSIVE leads (lead) AS (
  SELECT lead FROM (SELECT lead FROM patient_key WHERE lead >= $1 AND lead < $2 ORDER BY lead LIMIT 1) f
  UNION ALL
  SELECT (SELECT k.lead FROM patient_key k WHERE k.lead > l.lead AND k.lead < $2 ORDER BY k.lead LIMIT 1)
    FROM leads l WHERE l.lead IS NOT NULL
)
SELECT k.patient_id, k.lead, k.rest
  FROM (SELECT lead FROM leads WHERE lead IS NOT NULL LIMIT 2000) s CROSS JOIN patient_key k
 WHERE k.lead = s.lead AND k.rest >= $3 AND k.rest < $4
 LIMIT $5

-- :name names-by-two-beginnings
WITH RECURSIVE leads (lead) AS (
  SELECT lead FROM (SELECT lead FROM patient_key WHERE lead >= $1 AND lead < $2 ORDER BY lead LIMIT 1) f
  UNION ALL
  SELECT (SELECT k.lead FROM patient_key k WHERE k.lead > l.lead AND k.lead < $2 ORDER BY k.lead LIMIT 1)
    FROM leads l WHERE l.lead IS NOT NULL
)
SELECT p.id, p.family_name, p.birth_name, p.given_names
  FROM (SELECT lead FROM leads WHERE lead IS NOT NULL LIMIT 2000) s CROSS JOIN patient_key k CROSS JOIN patient p
 WHERE k.lead = s.lead AND k.rest >= $3 AND k.rest < $4 AND p.id = k.patient_id
 LIMIT $5

-- :name names-by-lead-and-rest
SELECT p.id, p.family_name, p.birth_name, p.given_names
  FROM (SELECT patient_id FROM patient_key WHERE lead = $1 AND rest >= $2 AND rest < $3 ORDER BY rest, patient_id LIMIT $4) k
  JOIN patient p ON p.id = k.patient_id

-- :name names-by-lead-and-span
SELECT p.id, p.family_name, p.birth_name, p.given_names
  FROM (SELECT patient_id FROM patient_key WHERE lead >= $1 AND lead < $2 ORDER BY lead, rest, patient_id LIMIT $5) k
  JOIN patient p ON p.id = k.patient_id
 WHERE p.birth_date >= $3 AND p.birth_date <= $4
 LIMIT $6

-- :name names-by-birth-date
SELECT COALESCE(merged_into_id, id), family_name, birth_name, given_names FROM patient WHERE birth_date = $1 LIMIT $2

-- :name names-by-contact
SELECT COALESCE(p.merged_into_id, p.id), p.family_name, p.birth_name, p.given_names
  FROM (SELECT patient_id FROM contact_point WHERE search_key >= $1 AND search_key < $2 ORDER BY search_key, patient_id LIMIT $3) c
  JOIN patient p ON p.id = c.patient_id

-- :name names-by-contact-end
SELECT COALESCE(p.merged_into_id, p.id), p.family_name, p.birth_name, p.given_names
  FROM (SELECT patient_id FROM contact_point
         WHERE reversed_key >= $1 AND reversed_key < $2 AND reversed_key IS NOT NULL ORDER BY reversed_key, patient_id LIMIT $3) c
  JOIN patient p ON p.id = c.patient_id

-- Who was in this establishment lately, and who is new: a few dozen patients.
-- :name recent-ids
SELECT patient_id FROM (SELECT patient_id FROM sale WHERE establishment_id = $1 ORDER BY issued_on DESC LIMIT 40) s
 UNION SELECT patient_id FROM (SELECT patient_id FROM dispensing_order WHERE establishment_id = $1 ORDER BY created_on DESC LIMIT 40) o
 UNION SELECT patient_id FROM (SELECT patient_id FROM visit WHERE establishment_id = $1 ORDER BY started_on DESC LIMIT 40) v
 UNION SELECT id FROM (SELECT id FROM patient ORDER BY id DESC LIMIT 20) n

-- The same, and their keys are looked at one by one.
-- :name recent-by-key
SELECT k.patient_id, k.lead, k.rest
  FROM (SELECT patient_id FROM (SELECT patient_id FROM sale WHERE establishment_id = $1 ORDER BY issued_on DESC LIMIT 40) s
         UNION SELECT patient_id FROM (SELECT patient_id FROM dispensing_order WHERE establishment_id = $1 ORDER BY created_on DESC LIMIT 40) o
         UNION SELECT patient_id FROM (SELECT patient_id FROM visit WHERE establishment_id = $1 ORDER BY started_on DESC LIMIT 40) v
         UNION SELECT id FROM (SELECT id FROM patient ORDER BY id DESC LIMIT 20) n) r
 CROSS JOIN patient_key k
 WHERE k.patient_id = r.patient_id AND k.lead >= $2 AND k.lead < $3 AND k.rest >= $4 AND k.rest < $5

-- :name recent
SELECT patient_id, MAX(at) AS at
  FROM (SELECT patient_id, at FROM (SELECT patient_id, issued_at AS at FROM sale WHERE establishment_id = $1 AND patient_id IS NOT NULL ORDER BY issued_on DESC LIMIT 60) s
         UNION ALL SELECT patient_id, at FROM (SELECT patient_id, created_at AS at FROM dispensing_order WHERE establishment_id = $1 ORDER BY created_on DESC LIMIT 60) o
         UNION ALL SELECT patient_id, at FROM (SELECT patient_id, started_at AS at FROM visit WHERE establishment_id = $1 ORDER BY started_on DESC LIMIT 60) v
         UNION ALL SELECT id, created_at FROM (SELECT id, created_at FROM patient WHERE active = 1 ORDER BY id DESC LIMIT 60) n) r
 GROUP BY patient_id ORDER BY MAX(at) DESC, patient_id LIMIT $2

-- :name rows
SELECT p.id, p.file_number, p.title, p.family_name, p.birth_name, p.given_names, p.sex, p.birth_date, p.deceased_on, p.merged_into_id,
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind <> 'email' ORDER BY c.preferred DESC, c.id LIMIT 1) AS phone,
       (SELECT a.city FROM address a WHERE a.patient_id = p.id ORDER BY a.id LIMIT 1) AS city
  FROM patient p WHERE p.id IN ({ids})
