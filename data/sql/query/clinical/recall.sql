-- Queries of engine/clinical: recalls.

-- :name finish-visits
UPDATE recall SET state = 'done', updated_at = $1, version = version + 1
 WHERE patient_id = $2 AND state IN ('open', 'told') AND rule <> 'prescription'

-- :name finish-prescriptions
UPDATE recall SET state = 'done', updated_at = $1, version = version + 1
 WHERE patient_id = $2 AND state IN ('open', 'told') AND rule = 'prescription'
   AND prescription_id IN (SELECT p.id FROM prescription p WHERE p.patient_id = $2 AND p.kind = $3)

-- Told already, or the patient came since: then an amendment changes nothing.
-- :name settled
SELECT (SELECT COUNT(*) FROM recall WHERE visit_id = $1 AND state <> 'open')
       + (SELECT COUNT(*) FROM visit v, visit a
           WHERE a.id = $1 AND v.patient_id = $2 AND v.state IN ('signed', 'amended') AND v.started_at > a.started_at)

-- Nobody has acted on it. ($1 is the time, as in its sisters.)
-- :name replace
DELETE FROM recall WHERE $1 > 0 AND visit_id = $2 AND state = 'open'

-- $1 the establishment, $2 the last day, $3 up to $4 the beginning of a word of the name, NULL for any.
-- :name due
SELECT r.id FROM recall r
 WHERE r.establishment_id = $1 AND r.state IN ('open', 'told') AND r.due_on <= $2
   AND (CAST($3 AS TEXT) IS NULL OR r.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $3 AND k.lead < $4))
 ORDER BY r.due_on, r.id

-- :name finished
SELECT r.id FROM recall r
 WHERE r.establishment_id = $1 AND r.state IN ('done', 'closed') AND r.due_on <= $2
   AND (CAST($3 AS TEXT) IS NULL OR r.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $3 AND k.lead < $4))
 ORDER BY r.updated_at DESC, r.id DESC LIMIT 1000

-- :name rows
SELECT r.id, r.patient_id, p.given_names || ' ' || p.family_name AS patient_name, p.birth_date,
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind <> 'email' ORDER BY c.preferred DESC, c.id LIMIT 1) AS phone,
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind = 'email' ORDER BY c.preferred DESC, c.id LIMIT 1) AS email,
       r.rule, r.due_on, r.state, r.channel, r.note, r.updated_at
  FROM recall r JOIN patient p ON p.id = r.patient_id
 WHERE r.id IN ({ids})
