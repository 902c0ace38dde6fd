-- Patients and what stands beside them: engine/patient/dpt-patient-store, dpt-prescriber.

-- :name prescribers
SELECT id, version, name, profession, rpps, finess, line1, postal_code, city, phone, email, active
  FROM prescriber WHERE active = 1 ORDER BY name, id

-- :name insurers
SELECT id, version, name, kind, code, operator, phone, email, active
  FROM insurer WHERE active = 1 AND (CAST($1 AS TEXT) IS NULL OR kind = $1) ORDER BY name, id

-- :name all-prescribers
SELECT id, version, name, profession, rpps, finess, line1, postal_code, city, phone, email, active
  FROM prescriber ORDER BY active DESC, name, id

-- :name all-insurers
SELECT id, version, name, kind, code, operator, phone, email, active FROM insurer ORDER BY active DESC, name, id

-- :name contacts
SELECT id, version, patient_id, kind, value, search_key, reversed_key, preferred, note
  FROM contact_point WHERE patient_id = $1 ORDER BY preferred DESC, id

-- :name addresses
SELECT id, version, patient_id, kind, line1, line2, postal_code, city, country FROM address WHERE patient_id = $1 ORDER BY id

-- :name alerts
SELECT id, version, patient_id, kind, text, active FROM alert WHERE patient_id = $1 ORDER BY active DESC, id

-- :name covers
SELECT c.id, c.version, c.patient_id, c.insurer_id, c.rank, c.member_number, c.plan_name, c.valid_from, c.valid_until, c.rate_bp,
       i.name AS insurer_name
  FROM patient_cover c JOIN insurer i ON i.id = c.insurer_id
 WHERE c.patient_id = $1 ORDER BY c.rank, c.id

-- :name links
SELECT id, version, patient_id, relative_id, kind FROM family_link WHERE patient_id = $1 ORDER BY id

-- :name link-of
SELECT id, version, patient_id, relative_id, kind FROM family_link WHERE patient_id = $1 AND relative_id = $2 AND kind = $3

-- :name relatives
SELECT r.id, r.family_name, r.birth_name, r.given_names
  FROM family_link l JOIN patient r ON r.id = l.relative_id WHERE l.patient_id = $1

-- :name tags-of
SELECT p.id, p.version, p.patient_id, p.tag_id, t.name AS tag_name, t.color AS tag_color
  FROM patient_tag p JOIN tag t ON t.id = p.tag_id WHERE p.patient_id = $1 ORDER BY t.name

-- :name consents
SELECT id, patient_id, purpose, channel, given, at, user_id FROM consent WHERE patient_id = $1 ORDER BY at, id

-- :name tags
SELECT id, version, name, color FROM tag ORDER BY name

-- :name tag-by-name
SELECT id FROM tag WHERE name = $1

-- :name by-card
SELECT id, family_name, given_names FROM patient WHERE card_number = $1

-- What the last merge of a file wrote into the trail, for taking it apart again.
-- :name merge-trail
SELECT change FROM audit_entry WHERE table_name = 'patient_merge' AND record_id = $1 AND change IS NOT NULL ORDER BY at DESC, id DESC LIMIT 1

-- :name merged-into
SELECT id FROM patient WHERE merged_into_id = $1

-- :name drop-keys
DELETE FROM patient_key WHERE patient_id = $1

-- :name add-key
INSERT INTO patient_key (lead, rest, patient_id) VALUES ($1, $2, $3)

-- :name first-establishment
SELECT MIN(id) FROM establishment

-- :name by-file-number
SELECT id FROM patient WHERE file_number = $1

-- :name exists
SELECT id FROM patient WHERE id = $1

-- Who is named in the file, who names it and is not named, and the files that were merged into it.
-- :name kin
SELECT r.id, l.kind, r.file_number, r.family_name, r.birth_name, r.given_names, r.birth_date, 0 AS place
  FROM family_link l JOIN patient r ON r.id = l.relative_id
 WHERE l.patient_id = $1
UNION ALL
SELECT r.id, CASE l.kind WHEN 'parent' THEN 'child' WHEN 'child' THEN 'parent' WHEN 'guardian' THEN 'ward' WHEN 'payer' THEN 'client' ELSE l.kind END,
       r.file_number, r.family_name, r.birth_name, r.given_names, r.birth_date, 1
  FROM family_link l JOIN patient r ON r.id = l.patient_id
 WHERE l.relative_id = $1
   AND (l.kind IN ('guardian', 'payer') OR NOT EXISTS (SELECT 1 FROM family_link o WHERE o.patient_id = $1 AND o.relative_id = l.patient_id))
UNION ALL
SELECT m.id, 'merged', m.file_number, m.family_name, m.birth_name, m.given_names, m.birth_date, 2
  FROM patient m WHERE m.merged_into_id = $1
 ORDER BY 8, 4, 6, 1

-- The names behind ids, for the audit trail.
-- :name name-of-prescriber
SELECT name FROM prescriber WHERE id = $1

-- :name name-of-insurer
SELECT name FROM insurer WHERE id = $1

-- :name name-of-establishment
SELECT name FROM establishment WHERE id = $1

-- :name name-of-tag
SELECT name FROM tag WHERE id = $1

-- :name names-of-patient
SELECT family_name, birth_name, given_names FROM patient WHERE id = $1
