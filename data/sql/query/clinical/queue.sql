-- Queries of engine/clinical: what waits for who examines. $1 the establishment, $2 today, $3 the first day that still counts; narrowed by
-- examiner ($4, NULL for any) and by the beginning of a word of the patient's name ($5 up to $6, NULL for any).

-- :name draft
SELECT v.id FROM visit v
 WHERE v.establishment_id = $1 AND v.state = 'draft' AND v.started_on >= $3 AND v.started_on <= $2
   AND (CAST($4 AS BIGINT) IS NULL OR v.examiner_id = $4)
   AND (CAST($5 AS TEXT) IS NULL OR v.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $5 AND k.lead < $6))
 ORDER BY v.started_at DESC, v.id DESC

-- Signed, with a final correction, and no prescription came of it.
-- :name unprescribed
SELECT v.id FROM visit v
 WHERE v.establishment_id = $1 AND v.state IN ('signed', 'amended') AND v.started_on >= $3 AND v.started_on <= $2
   AND EXISTS (SELECT 1 FROM refraction r WHERE r.visit_id = v.id AND r.row_kind = 'final' AND r.sphere IS NOT NULL)
   AND NOT EXISTS (SELECT 1 FROM prescription p WHERE p.visit_id = v.id)
   AND (CAST($4 AS BIGINT) IS NULL OR v.examiner_id = $4)
   AND (CAST($5 AS TEXT) IS NULL OR v.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $5 AND k.lead < $6))
 ORDER BY v.started_at DESC, v.id DESC

-- :name today
SELECT v.id FROM visit v
 WHERE v.establishment_id = $1 AND v.state IN ('signed', 'amended') AND v.started_on = $2 AND v.started_on >= $3
   AND (CAST($4 AS BIGINT) IS NULL OR v.examiner_id = $4)
   AND (CAST($5 AS TEXT) IS NULL OR v.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $5 AND k.lead < $6))
 ORDER BY v.started_at DESC, v.id DESC

-- :name rows
SELECT v.id, v.patient_id, p.given_names || ' ' || p.family_name AS patient_name, p.birth_date, p.file_number, v.kind, v.state,
       v.started_at, u.display_name AS examiner_name, v.reason
  FROM visit v JOIN patient p ON p.id = v.patient_id JOIN user_account u ON u.id = v.examiner_id
 WHERE v.id IN ({ids})

-- :name counts
SELECT (SELECT COUNT(*) FROM visit v WHERE v.establishment_id = $1 AND v.state = 'draft' AND v.started_on >= $3 AND v.started_on <= $2),
       (SELECT COUNT(*) FROM visit v
         WHERE v.establishment_id = $1 AND v.state IN ('signed', 'amended') AND v.started_on >= $3 AND v.started_on <= $2
           AND EXISTS (SELECT 1 FROM refraction r WHERE r.visit_id = v.id AND r.row_kind = 'final' AND r.sphere IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM prescription p WHERE p.visit_id = v.id)),
       (SELECT COUNT(*) FROM visit v WHERE v.establishment_id = $1 AND v.state IN ('signed', 'amended') AND v.started_on = $2)
