-- Lists of engine/order. A statement begins with its line "-- :name …"; $n are parameters; both engines run it as it stands.
-- $1 establishment, $2 today.

-- The orders of a stage: in the states $3 or $4, and with $5 = 1 only the late ones. Narrowed by whoever advises ($6, 0 for anybody) and by
-- the beginning of a word of the client's name ($7 up to $8, NULL for any) or a number ($9). Ordered by $10, ascending with $11 = 1 and
-- descending with -1; "press" is what presses most: the earliest day that is asked of it, of a job or the client's wish; "answer" has the quotes that still hold,
-- the longest waiting first, before those that do not any more, the newest first (8e15 is after every instant).
-- :name stage
SELECT o.id FROM dispensing_order o JOIN patient p ON p.id = o.patient_id
 WHERE o.state IN ($3, $4) AND o.establishment_id = $1
   AND (CAST($5 AS BIGINT) = 0 OR o.wanted_on < $2
        OR EXISTS (SELECT 1 FROM job j WHERE j.order_id = o.id AND j.due_on < $2
                      AND j.state NOT IN ('ready', 'collected', 'returned', 'cancelled')))
   AND (CAST($6 AS BIGINT) = 0 OR o.user_id = $6)
   AND (CAST($7 AS TEXT) IS NULL OR o.number = $9
        OR o.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $7 AND k.lead < $8))
 ORDER BY CASE WHEN CAST($10 AS TEXT) = 'press' THEN
            COALESCE((SELECT MIN(j.due_on) FROM job j
                       WHERE j.order_id = o.id AND j.state NOT IN ('ready', 'collected', 'returned', 'cancelled')),
                     o.wanted_on, '9999-12-31') END,
          CASE WHEN CAST($10 AS TEXT) = 'client' AND CAST($11 AS BIGINT) > 0 THEN lower(p.given_names || ' ' || p.family_name) END,
          CASE WHEN CAST($10 AS TEXT) = 'client' AND CAST($11 AS BIGINT) < 0 THEN lower(p.given_names || ' ' || p.family_name) END DESC,
          CASE WHEN CAST($10 AS TEXT) = 'due' AND CAST($11 AS BIGINT) > 0 THEN
            COALESCE((SELECT MIN(j.due_on) FROM job j WHERE j.order_id = o.id
                         AND j.state NOT IN ('ready', 'collected', 'returned', 'cancelled')), '9999-12-31') END,
          CASE WHEN CAST($10 AS TEXT) = 'due' AND CAST($11 AS BIGINT) < 0 THEN
            COALESCE((SELECT MIN(j.due_on) FROM job j WHERE j.order_id = o.id
                         AND j.state NOT IN ('ready', 'collected', 'returned', 'cancelled')), '') END DESC,
          CAST($11 AS BIGINT) * CASE CAST($10 AS TEXT)
            WHEN 'number' THEN o.year * 1000000 + o.number
            WHEN 'total' THEN CAST((SELECT COALESCE(SUM(l.total), 0) FROM order_line l WHERE l.order_id = o.id) AS BIGINT)
            WHEN 'since' THEN COALESCE((SELECT MAX(e.at) FROM order_event e WHERE e.order_id = o.id), o.created_at)
            WHEN 'answer' THEN CASE WHEN o.quote_valid_until < $2 THEN 8000000000000000 - o.quoted_at ELSE o.quoted_at END
            ELSE 0 END,
          o.confirmed_at, o.id

-- Of all establishments; narrowed to who advises ($2, 0 for all) and to a number ($3, 0 for any).
-- :name of-patient
SELECT id FROM dispensing_order WHERE patient_id = $1 AND ($2 = 0 OR user_id = $2) AND ($3 = 0 OR number = $3)
 ORDER BY created_at DESC, id DESC

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
-- Narrowed by use ($4, NULL for any) and by the beginning of a word of the client's name ($5 up to $6, NULL for any); ordered by $7 as above.
-- :name waiting
SELECT r.id FROM prescription r JOIN patient p ON p.id = r.patient_id
 WHERE r.created_at >= $3 AND r.kind = 'glasses' AND r.state = 'active'
   AND (r.valid_until IS NULL OR r.valid_until >= $2) AND (r.establishment_id = $1 OR r.establishment_id IS NULL)
   AND NOT EXISTS (SELECT 1 FROM dispensing_order o WHERE o.prescription_id = r.id AND o.state NOT IN ('refused', 'cancelled'))
   AND (CAST($4 AS TEXT) IS NULL OR r.usage = $4)
   AND (CAST($5 AS TEXT) IS NULL OR r.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $5 AND k.lead < $6))
 ORDER BY CASE WHEN CAST($7 AS TEXT) = 'client' AND CAST($8 AS BIGINT) > 0 THEN lower(p.given_names || ' ' || p.family_name) END,
          CASE WHEN CAST($7 AS TEXT) = 'client' AND CAST($8 AS BIGINT) < 0 THEN lower(p.given_names || ' ' || p.family_name) END DESC,
          CASE WHEN CAST($7 AS TEXT) = 'until' AND CAST($8 AS BIGINT) > 0 THEN COALESCE(r.valid_until, '9999-12-31') END,
          CASE WHEN CAST($7 AS TEXT) = 'until' AND CAST($8 AS BIGINT) < 0 THEN COALESCE(r.valid_until, '9999-12-31') END DESC,
          CAST($8 AS BIGINT) * CASE WHEN CAST($7 AS TEXT) = 'since' THEN r.created_at ELSE 0 END,
          r.id DESC

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
       (SELECT COUNT(*) FROM dispensing_order WHERE state = 'ready' AND establishment_id = $1),
       (SELECT COUNT(*) FROM dispensing_order WHERE state = 'delivered' AND establishment_id = $1)
