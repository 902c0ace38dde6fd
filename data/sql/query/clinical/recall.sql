-- Queries of engine/clinical: recalls.

-- :name open-of-visits
SELECT id FROM recall WHERE patient_id = $1 AND state IN ('open', 'told') AND rule <> 'prescription' ORDER BY id

-- :name open-of-prescriptions
SELECT r.id FROM recall r JOIN prescription p ON p.id = r.prescription_id
 WHERE r.patient_id = $1 AND r.state IN ('open', 'told') AND r.rule = 'prescription' AND p.kind = $2 ORDER BY r.id

-- Told or put off already, or the patient came since: then an amendment changes nothing.
-- :name settled
SELECT (SELECT COUNT(*) FROM recall r WHERE r.visit_id = $1
           AND (r.state <> 'open' OR EXISTS (SELECT 1 FROM recall_event e WHERE e.recall_id = r.id)))
       + (SELECT COUNT(*) FROM visit v, visit a
           WHERE a.id = $1 AND v.patient_id = $2 AND v.state IN ('signed', 'amended') AND v.started_at > a.started_at)

-- Nobody has acted on it.
-- :name replace
DELETE FROM recall WHERE visit_id = $1 AND state = 'open'
   AND NOT EXISTS (SELECT 1 FROM recall_event e WHERE e.recall_id = recall.id)

-- :name forget
DELETE FROM recall WHERE id = $1 AND state = 'open' AND NOT EXISTS (SELECT 1 FROM recall_event e WHERE e.recall_id = recall.id)

-- What a patient last said about being recalled, on channel $2 or on all; NULL: never asked.
-- :name word
SELECT (SELECT k.given FROM consent k WHERE k.patient_id = p.id AND k.purpose = 'recall' AND k.channel IN ('any', $2)
         ORDER BY k.at DESC, k.id DESC LIMIT 1),
       p.deceased_on, p.preferred_channel
  FROM patient p WHERE p.id = $1

-- :name last-event
SELECT id, recall_id, at, user_id, event, from_state, from_due_on, from_channel, from_note, due_on, channel, note
  FROM recall_event WHERE recall_id = $1 ORDER BY at DESC, id DESC LIMIT 1

-- :name history
SELECT e.id, e.at, e.event, e.due_on, e.channel, e.note, u.display_name AS user_name
  FROM recall_event e LEFT JOIN user_account u ON u.id = e.user_id WHERE e.recall_id = $1 ORDER BY e.at, e.id

-- The newest visit of each patient from $1 on, with what the rules look at.
-- :name visits-to-look-at
SELECT v.id, v.patient_id, v.establishment_id, v.started_on, v.next_visit_months, p.birth_date
  FROM patient p JOIN visit v ON v.id = (SELECT w.id FROM visit w WHERE w.patient_id = p.id AND w.state IN ('signed', 'amended')
                                          ORDER BY w.started_at DESC, w.id DESC LIMIT 1)
 WHERE p.id > $1 AND p.active = 1 AND p.merged_into_id IS NULL AND p.deceased_on IS NULL
 ORDER BY p.id LIMIT 200

-- :name findings
SELECT section, item, code, number, text FROM finding WHERE visit_id = $1 AND section IN ('conclusion', 'lens_wear') AND eye IS NULL

-- The newest active prescription of each kind, where it is still in force on $2.
-- :name prescriptions-to-look-at
SELECT p.id, p.patient_id, p.establishment_id, p.valid_until
  FROM prescription p JOIN patient q ON q.id = p.patient_id
 WHERE p.id > $1 AND p.state = 'active' AND p.valid_until >= $2 AND q.active = 1 AND q.merged_into_id IS NULL AND q.deceased_on IS NULL
   AND NOT EXISTS (SELECT 1 FROM prescription n WHERE n.patient_id = p.patient_id AND n.kind = p.kind AND n.state = 'active'
                      AND (n.issued_on > p.issued_on OR (n.issued_on = p.issued_on AND n.id > p.id)))
 ORDER BY p.id LIMIT 200

-- What follows from a visit or a prescription already.
-- :name of-visit
SELECT r.id, r.rule, r.due_on, r.state, (SELECT COUNT(*) FROM recall_event e WHERE e.recall_id = r.id) AS events
  FROM recall r WHERE r.visit_id = $1

-- :name of-prescription
SELECT r.id, r.rule, r.due_on, r.state, (SELECT COUNT(*) FROM recall_event e WHERE e.recall_id = r.id) AS events
  FROM recall r WHERE r.prescription_id = $1

-- $1 the establishment, $2 the last day, $3 up to $4 the beginning of a word of the name, $5 a rule, $6 a channel; NULL for any. Who died,
-- went into another file or wants no recall at all is never listed; with a channel, who does not want that one or has it not.
-- :name due
SELECT r.id FROM recall r JOIN patient p ON p.id = r.patient_id
 WHERE r.establishment_id = $1 AND r.state IN ('open', 'told') AND r.due_on <= $2
   AND (CAST($3 AS TEXT) IS NULL OR r.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $3 AND k.lead < $4))
   AND (CAST($5 AS TEXT) IS NULL OR r.rule = $5)
   AND p.deceased_on IS NULL AND p.merged_into_id IS NULL AND p.active = 1 AND COALESCE (p.preferred_channel, '') <> 'none'
   AND EXISTS (SELECT 1 FROM (SELECT 'phone' AS name UNION ALL SELECT 'mobile' UNION ALL SELECT 'email' UNION ALL SELECT 'post') w
                WHERE COALESCE ((SELECT k.given FROM consent k WHERE k.patient_id = p.id AND k.purpose = 'recall'
                                    AND k.channel IN ('any', w.name) ORDER BY k.at DESC, k.id DESC LIMIT 1), 1) = 1
                  AND (CAST($6 AS TEXT) IS NULL OR (w.name = $6
                       AND (EXISTS (SELECT 1 FROM contact_point c WHERE c.patient_id = p.id
                                       AND ((w.name = 'phone' AND c.kind <> 'email') OR c.kind = w.name))
                            OR (w.name = 'post' AND EXISTS (SELECT 1 FROM address a WHERE a.patient_id = p.id))))))
 ORDER BY r.due_on, r.id

-- :name finished
SELECT r.id FROM recall r
 WHERE r.establishment_id = $1 AND r.state IN ('done', 'closed') AND r.due_on <= $2
   AND (CAST($3 AS TEXT) IS NULL OR r.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $3 AND k.lead < $4))
   AND (CAST($5 AS TEXT) IS NULL OR r.rule = $5) AND (CAST($6 AS TEXT) IS NULL OR r.channel = $6)
 ORDER BY r.updated_at DESC, r.id DESC LIMIT 1000

-- refused: the channels that the patient does not want, in one word each.
-- :name rows
SELECT r.id, r.patient_id, p.given_names || ' ' || p.family_name AS patient_name, p.birth_date,
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind <> 'email' ORDER BY c.preferred DESC, c.id LIMIT 1) AS phone,
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind = 'email' ORDER BY c.preferred DESC, c.id LIMIT 1) AS email,
       r.rule, r.due_on, r.state, r.channel, r.note, r.updated_at, u.display_name AS user_name,
       CASE WHEN COALESCE ((SELECT k.given FROM consent k WHERE k.patient_id = p.id AND k.purpose = 'recall' AND k.channel IN ('any', 'phone')
                             ORDER BY k.at DESC, k.id DESC LIMIT 1), 1) = 0 THEN 'phone ' ELSE '' END
       || CASE WHEN COALESCE ((SELECT k.given FROM consent k WHERE k.patient_id = p.id AND k.purpose = 'recall' AND k.channel IN ('any', 'mobile')
                             ORDER BY k.at DESC, k.id DESC LIMIT 1), 1) = 0 THEN 'mobile ' ELSE '' END
       || CASE WHEN COALESCE ((SELECT k.given FROM consent k WHERE k.patient_id = p.id AND k.purpose = 'recall' AND k.channel IN ('any', 'email')
                             ORDER BY k.at DESC, k.id DESC LIMIT 1), 1) = 0 THEN 'email ' ELSE '' END
       || CASE WHEN COALESCE ((SELECT k.given FROM consent k WHERE k.patient_id = p.id AND k.purpose = 'recall' AND k.channel IN ('any', 'post')
                             ORDER BY k.at DESC, k.id DESC LIMIT 1), 1) = 0 THEN 'post ' ELSE '' END AS refused
  FROM recall r JOIN patient p ON p.id = r.patient_id LEFT JOIN user_account u ON u.id = r.user_id
 WHERE r.id IN ({ids})

-- Whom a letter or a mail goes to.
-- :name person
SELECT r.id, r.patient_id, r.rule, r.due_on, r.establishment_id, p.title, p.given_names, p.family_name, p.language, p.sex,
       a.line1, a.line2, a.postal_code, a.city, a.country,
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind = 'email' ORDER BY c.preferred DESC, c.id LIMIT 1) AS email,
       e.name AS shop_name, e.phone AS shop_phone, e.email AS shop_email
  FROM recall r JOIN patient p ON p.id = r.patient_id JOIN establishment e ON e.id = r.establishment_id
       LEFT JOIN address a ON a.id = (SELECT b.id FROM address b WHERE b.patient_id = p.id
                                       ORDER BY CASE b.kind WHEN 'home' THEN 0 WHEN 'shipping' THEN 1 ELSE 2 END, b.id LIMIT 1)
 WHERE r.id = $1
