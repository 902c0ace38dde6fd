-- Lists of engine/order. A statement begins with its line "-- :name …"; $n are parameters; both engines run it as it stands.
-- $1 establishment, $2 today.

-- :name drafts
SELECT id FROM dispensing_order WHERE state = 'draft' AND establishment_id = $1 ORDER BY created_at DESC, id DESC

-- :name quotes
SELECT id FROM dispensing_order WHERE state = 'quoted' AND establishment_id = $1 ORDER BY quoted_at, id

-- The earliest day that is asked of it: of a job, or the patient's wish.
-- :name work
SELECT o.id FROM dispensing_order o
 WHERE o.state = 'confirmed' AND o.establishment_id = $1
 ORDER BY COALESCE((SELECT MIN(j.due_on) FROM job j
                     WHERE j.order_id = o.id AND j.state NOT IN ('ready', 'collected', 'returned', 'cancelled')),
                   o.wanted_on, '9999-12-31'), o.confirmed_at, o.id

-- :name late
SELECT o.id FROM dispensing_order o
 WHERE o.state = 'confirmed' AND o.establishment_id = $1
   AND (o.wanted_on < $2
        OR EXISTS (SELECT 1 FROM job j WHERE j.order_id = o.id AND j.due_on < $2
                      AND j.state NOT IN ('ready', 'collected', 'returned', 'cancelled')))
 ORDER BY o.confirmed_at, o.id

-- :name ready
SELECT id FROM dispensing_order WHERE state = 'ready' AND establishment_id = $1 ORDER BY ready_at, id

-- :name of-patient
SELECT id FROM dispensing_order WHERE patient_id = $1 ORDER BY created_at DESC, id DESC

-- Of these years ($2 to $4), the number $5.
-- :name by-number
SELECT id FROM dispensing_order WHERE establishment_id = $1 AND year IN ($2, $3, $4) AND number = $5 ORDER BY created_at DESC, id DESC

-- :name rows
SELECT o.id, o.year, o.number, o.state, o.patient_id, p.given_names || ' ' || p.family_name AS patient_name, p.file_number,
       o.created_on, o.quote_valid_until, o.wanted_on, u.display_name AS user_name,
       COALESCE((SELECT MAX(e.at) FROM order_event e WHERE e.order_id = o.id), o.created_at) AS since,
       (SELECT COUNT(*) FROM pair q WHERE q.order_id = o.id) AS pairs,
       (SELECT q.usage FROM pair q WHERE q.order_id = o.id ORDER BY q.number LIMIT 1) AS usage,
       (SELECT l.label FROM order_line l WHERE l.order_id = o.id AND l.kind = 'frame' ORDER BY l.position LIMIT 1) AS frame,
       CAST(COALESCE((SELECT SUM(l.total) FROM order_line l WHERE l.order_id = o.id), 0) AS BIGINT) AS total,
       (SELECT j.state FROM job j WHERE j.order_id = o.id AND j.state NOT IN ('returned', 'cancelled')
         ORDER BY CASE j.state WHEN 'draft' THEN 1 WHEN 'checked' THEN 2 WHEN 'sent' THEN 3 WHEN 'acknowledged' THEN 4
                               WHEN 'in_production' THEN 5 WHEN 'shipped' THEN 6 WHEN 'received' THEN 7 WHEN 'verified' THEN 8
                               WHEN 'edged' THEN 9 WHEN 'fitted' THEN 10 WHEN 'quality_checked' THEN 11 WHEN 'ready' THEN 12
                               ELSE 13 END LIMIT 1) AS job_state,
       (SELECT MIN(j.due_on) FROM job j WHERE j.order_id = o.id
           AND j.state NOT IN ('ready', 'collected', 'returned', 'cancelled')) AS due_on
  FROM dispensing_order o JOIN patient p ON p.id = o.patient_id JOIN user_account u ON u.id = o.user_id
 WHERE o.id IN ({ids})

-- $3 the instant from which on prescriptions still wait.
-- :name waiting
SELECT r.id FROM prescription r
 WHERE r.created_at >= $3 AND r.kind = 'glasses' AND r.state = 'active'
   AND (r.valid_until IS NULL OR r.valid_until >= $2) AND (r.establishment_id = $1 OR r.establishment_id IS NULL)
   AND NOT EXISTS (SELECT 1 FROM dispensing_order o WHERE o.prescription_id = r.id AND o.state NOT IN ('refused', 'cancelled'))
 ORDER BY r.created_at DESC, r.id DESC

-- :name waiting-rows
SELECT r.id, r.patient_id, p.given_names || ' ' || p.family_name AS patient_name, p.file_number, r.usage, r.origin, r.prescriber_name,
       r.issued_on, r.valid_until, r.created_at AS since,
       d.sphere AS right_sphere, d.cylinder AS right_cylinder, d.axis AS right_axis, d.addition AS right_addition,
       g.sphere AS left_sphere, g.cylinder AS left_cylinder, g.axis AS left_axis, g.addition AS left_addition
  FROM prescription r JOIN patient p ON p.id = r.patient_id
  LEFT JOIN prescription_eye d ON d.prescription_id = r.id AND d.eye = 'R'
  LEFT JOIN prescription_eye g ON g.prescription_id = r.id AND g.eye = 'L'
 WHERE r.id IN ({ids})

-- :name counts
SELECT (SELECT COUNT(*) FROM prescription r
         WHERE r.created_at >= $3 AND r.kind = 'glasses' AND r.state = 'active'
           AND (r.valid_until IS NULL OR r.valid_until >= $2) AND (r.establishment_id = $1 OR r.establishment_id IS NULL)
           AND NOT EXISTS (SELECT 1 FROM dispensing_order o
                            WHERE o.prescription_id = r.id AND o.state NOT IN ('refused', 'cancelled'))),
       (SELECT COUNT(*) FROM dispensing_order WHERE state = 'draft' AND establishment_id = $1),
       (SELECT COUNT(*) FROM dispensing_order WHERE state = 'quoted' AND establishment_id = $1),
       (SELECT COUNT(*) FROM dispensing_order WHERE state = 'confirmed' AND establishment_id = $1),
       (SELECT COUNT(*) FROM dispensing_order o
         WHERE o.state = 'confirmed' AND o.establishment_id = $1
           AND (o.wanted_on < $2
                OR EXISTS (SELECT 1 FROM job j WHERE j.order_id = o.id AND j.due_on < $2
                              AND j.state NOT IN ('ready', 'collected', 'returned', 'cancelled')))),
       (SELECT COUNT(*) FROM dispensing_order WHERE state = 'ready' AND establishment_id = $1)
