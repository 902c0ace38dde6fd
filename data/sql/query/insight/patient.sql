-- A patient at a glance, and all that happened: engine/insight/dpt-patient-summary, dpt-patient-history.
-- A merged file leads to the one that stayed, and what belongs to both is read together.

-- :name person
SELECT p.id, p.file_number, p.title, p.family_name, p.birth_name, p.given_names, p.sex, p.birth_date, p.deceased_on, p.notes,
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind <> 'email' ORDER BY c.preferred DESC, c.id LIMIT 1),
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind = 'email' ORDER BY c.preferred DESC, c.id LIMIT 1),
       (SELECT a.city FROM address a WHERE a.patient_id = p.id ORDER BY a.id LIMIT 1)
  FROM patient p
 WHERE p.id = (SELECT COALESCE(merged_into_id, id) FROM patient WHERE id = $1)

-- :name alerts
SELECT id, version, patient_id, kind, text, active FROM alert
 WHERE patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1) AND active = 1
 ORDER BY CASE kind WHEN 'allergy' THEN 0 WHEN 'risk' THEN 1 ELSE 2 END, id

-- What the newest visit says of allergies, for those who may read what was found.
-- :name allergies
SELECT v.allergies, v.id FROM visit v
 WHERE v.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1) AND v.state <> 'abandoned'
 ORDER BY v.started_at DESC, v.id DESC LIMIT 1

-- :name risks
SELECT item, code, text FROM finding
 WHERE visit_id = $1 AND section = 'history' AND item IN ('allergy_reaction', 'risk_1', 'risk_2') ORDER BY item DESC

-- :name last-prescription
SELECT p.id, p.version, p.visit_id, p.kind, p.usage, p.origin, p.state, p.issued_on, p.valid_until, p.prescriber_name,
       r.sphere AS right_sphere, r.cylinder AS right_cylinder, r.axis AS right_axis, r.addition AS right_addition,
       l.sphere AS left_sphere, l.cylinder AS left_cylinder, l.axis AS left_axis, l.addition AS left_addition
  FROM prescription p
  LEFT JOIN prescription_eye r ON r.prescription_id = p.id AND r.eye = 'R'
  LEFT JOIN prescription_eye l ON l.prescription_id = p.id AND l.eye = 'L'
 WHERE p.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1) AND p.kind = 'glasses' AND p.state = 'active'
 ORDER BY p.issued_on DESC, p.id DESC LIMIT 1

-- :name business
WITH same (id) AS (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1)
SELECT (SELECT COUNT(*) FROM dispensing_order WHERE patient_id IN (SELECT id FROM same) AND state IN ('confirmed', 'ready')),
       (SELECT COUNT(*) FROM dispensing_order WHERE patient_id IN (SELECT id FROM same) AND state = 'ready'),
       (SELECT MIN(id) FROM dispensing_order WHERE patient_id IN (SELECT id FROM same) AND state = 'ready'),
       (SELECT MAX(day) FROM (SELECT MAX(started_on) AS day FROM visit WHERE patient_id IN (SELECT id FROM same)
                         UNION ALL SELECT MAX(created_on) FROM dispensing_order WHERE patient_id IN (SELECT id FROM same)
                         UNION ALL SELECT MAX(issued_on) FROM sale WHERE patient_id IN (SELECT id FROM same)) d),
       (SELECT i.name FROM patient_cover c JOIN insurer i ON i.id = c.insurer_id
         WHERE c.patient_id IN (SELECT id FROM same) AND c.rank > 1 ORDER BY COALESCE(c.valid_until, '9999') DESC, c.id DESC LIMIT 1),
       (SELECT c.valid_until FROM patient_cover c
         WHERE c.patient_id IN (SELECT id FROM same) AND c.rank > 1 ORDER BY COALESCE(c.valid_until, '9999') DESC, c.id DESC LIMIT 1)

-- :name visits
SELECT v.id, 'visit' AS kind, v.started_at AS at, v.state, v.kind AS code, u.display_name AS who, e.name AS place
  FROM visit v JOIN user_account u ON u.id = v.examiner_id JOIN establishment e ON e.id = v.establishment_id
 WHERE v.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1) AND v.state <> 'abandoned'
 ORDER BY v.started_at DESC LIMIT $2

-- :name prescriptions
SELECT p.id, 'prescription' AS kind, p.created_at AS at, p.issued_on AS day, p.state, p.usage AS code, p.prescriber_name AS who, e.name AS place
  FROM prescription p LEFT JOIN establishment e ON e.id = p.establishment_id
 WHERE p.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1)
 ORDER BY p.created_at DESC LIMIT $2

-- :name orders
SELECT o.id, 'order' AS kind, o.created_at AS at, o.state, o.year, o.number, u.display_name AS who, e.name AS place,
       (SELECT CAST(SUM(l.total) AS BIGINT) FROM order_line l WHERE l.order_id = o.id) AS amount,
       (SELECT l.label FROM order_line l WHERE l.order_id = o.id AND l.kind = 'frame' ORDER BY l.position LIMIT 1) AS what
  FROM dispensing_order o JOIN user_account u ON u.id = o.user_id JOIN establishment e ON e.id = o.establishment_id
 WHERE o.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1)
 ORDER BY o.created_at DESC LIMIT $2

-- :name sales
SELECT s.id, 'sale' AS kind, s.issued_at AS at, s.kind AS code, s.series, s.year, s.number, s.total_gross AS amount, u.display_name AS who,
       e.name AS place, e.code AS establishment_code,
       (SELECT l.label FROM sale_line l WHERE l.sale_id = s.id ORDER BY l.position LIMIT 1) AS what
  FROM sale s JOIN user_account u ON u.id = s.user_id JOIN establishment e ON e.id = s.establishment_id
 WHERE s.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1)
 ORDER BY s.issued_at DESC LIMIT $2

-- :name payments
SELECT m.id, 'payment' AS kind, m.paid_at AS at, m.means AS code, m.amount, u.display_name AS who, e.name AS place
  FROM payment m JOIN user_account u ON u.id = m.user_id JOIN establishment e ON e.id = m.establishment_id
 WHERE m.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1)
 ORDER BY m.paid_at DESC LIMIT $2

-- :name adjustments
SELECT a.id, 'adjustment' AS kind, a.at, a.kind AS code, a.text AS what, u.display_name AS who, e.name AS place
  FROM adjustment a JOIN dispensing_order o ON o.id = a.order_id JOIN user_account u ON u.id = a.user_id
  JOIN establishment e ON e.id = o.establishment_id
 WHERE o.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1)
 ORDER BY a.at DESC LIMIT $2

-- :name documents
SELECT d.id, 'document' AS kind, d.created_at AS at, d.kind AS code, d.name AS what, u.display_name AS who
  FROM document d LEFT JOIN user_account u ON u.id = d.user_id
 WHERE d.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1) AND d.removed_at IS NULL
 ORDER BY d.created_at DESC LIMIT $2

-- :name recalls
SELECT e.id, 'recall' AS kind, e.at, e.event AS code, e.channel AS state, r.rule AS series, e.note AS what, u.display_name AS who,
       s.name AS place, CASE WHEN e.event = 'postpone' THEN e.due_on END AS change
  FROM recall r JOIN recall_event e ON e.recall_id = r.id JOIN establishment s ON s.id = r.establishment_id
  LEFT JOIN user_account u ON u.id = e.user_id
 WHERE r.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1)
 ORDER BY e.at DESC, e.id DESC LIMIT $2

-- Of the file and of what stands beside it; what was taken off is told by the file itself.
-- :name changes
WITH told (table_name, record_id) AS (
  SELECT 'patient', CAST($1 AS BIGINT)
  UNION ALL SELECT 'contact_point', id FROM contact_point WHERE patient_id = $1
  UNION ALL SELECT 'address', id FROM address WHERE patient_id = $1
  UNION ALL SELECT 'alert', id FROM alert WHERE patient_id = $1
  UNION ALL SELECT 'patient_cover', id FROM patient_cover WHERE patient_id = $1
  UNION ALL SELECT 'family_link', id FROM family_link WHERE patient_id = $1
  UNION ALL SELECT 'patient_tag', id FROM patient_tag WHERE patient_id = $1
)
SELECT a.id, 'change' AS kind, a.at, a.action AS code, u.display_name AS who, e.name AS place, a.table_name, a.change
  FROM told t JOIN audit_entry a ON a.table_name = t.table_name AND a.record_id = t.record_id
  LEFT JOIN user_account u ON u.id = a.user_id LEFT JOIN establishment e ON e.id = a.establishment_id
 ORDER BY a.at DESC, a.id DESC LIMIT $2
