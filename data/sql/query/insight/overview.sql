-- All of one patient across the subjects, for the tabs of the patient sheet: engine/insight/dpt-patient-overview. Read only.
-- What was entered under a merged file number is read with the patient that stayed.

-- :name visits
SELECT v.id, v.started_on, v.kind, v.state, u.display_name AS examiner, e.name AS establishment,
       CASE WHEN CAST($2 AS BIGINT) = 1 THEN v.reason END AS reason
  FROM visit v JOIN user_account u ON u.id = v.examiner_id JOIN establishment e ON e.id = v.establishment_id
 WHERE v.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1) AND v.state <> 'abandoned'
 ORDER BY v.started_at DESC, v.id DESC LIMIT 500

-- :name orders
SELECT o.id, o.created_on, o.state, o.wanted_on, o.year, o.number, e.code AS establishment_code, e.name AS establishment,
       CAST((SELECT COALESCE(SUM(l.total), 0) FROM order_line l WHERE l.order_id = o.id) AS BIGINT) AS total,
       (SELECT l.label FROM order_line l WHERE l.order_id = o.id ORDER BY l.position LIMIT 1) AS label
  FROM dispensing_order o JOIN establishment e ON e.id = o.establishment_id
 WHERE o.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1) AND o.state NOT IN ('cancelled', 'refused')
 ORDER BY o.created_at DESC, o.id DESC LIMIT 500

-- Pairs of orders, and what was sold over the counter that is worn on the nose or in the eye.
-- :name equipment
SELECT p.id, o.created_on AS bought_on, 'pair' AS kind, p.usage, o.state, o.id AS order_id, CAST(NULL AS BIGINT) AS sale_id,
       COALESCE((SELECT l.label FROM order_line l WHERE l.pair_id = p.id AND l.kind = 'frame' ORDER BY l.position LIMIT 1),
                p.own_frame_note) AS frame,
       p.own_frame,
       (SELECT l.label FROM order_line l WHERE l.pair_id = p.id AND l.kind = 'lens' ORDER BY l.position LIMIT 1) AS lenses,
       CAST((SELECT COALESCE(SUM(l.total), 0) FROM order_line l WHERE l.pair_id = p.id) AS BIGINT) AS price
  FROM pair p JOIN dispensing_order o ON o.id = p.order_id
 WHERE o.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1) AND o.state NOT IN ('draft', 'quoted', 'refused', 'cancelled')
UNION ALL
SELECT l.id, s.issued_on, l.kind, NULL, NULL, NULL, s.id, l.label, 0, l.detail, l.gross
  FROM sale s JOIN sale_line l ON l.sale_id = s.id
 WHERE s.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1) AND s.order_id IS NULL AND s.kind IN ('invoice', 'receipt')
   AND l.kind IN ('frame', 'lens', 'contact_lens', 'accessory') AND l.quantity > 0
 ORDER BY 2 DESC, 1 DESC LIMIT 500

-- What is due of a document counts its credit notes; a credit note itself is due nothing.
-- :name sales
SELECT s.id, s.issued_on, s.kind, s.series, s.year, s.number, e.code AS establishment_code, s.total_gross AS total, s.order_id,
       (SELECT l.label FROM sale_line l WHERE l.sale_id = s.id ORDER BY l.position LIMIT 1) AS label,
       CASE WHEN s.kind IN ('quote', 'credit_note') THEN 0 ELSE
       CAST((SELECT COALESCE(SUM(k.total_gross), 0) FROM sale k WHERE k.id = s.id OR k.corrects_id = s.id) AS BIGINT)
       - CAST((SELECT COALESCE(SUM(h.amount), 0) FROM sale k JOIN payer_share h ON h.sale_id = k.id
                WHERE (k.id = s.id OR k.corrects_id = s.id) AND h.payer <> 'patient') AS BIGINT)
       - CAST((SELECT COALESCE(SUM(a.amount), 0) FROM sale k JOIN allocation a ON a.sale_id = k.id JOIN payment m ON m.id = a.payment_id
                WHERE (k.id = s.id OR k.corrects_id = s.id) AND m.means <> 'insurer') AS BIGINT) END AS due
  FROM sale s JOIN establishment e ON e.id = s.establishment_id
 WHERE s.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1)
    OR s.payer_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1)
 ORDER BY s.issued_at DESC, s.id DESC LIMIT 500

-- :name prescriber
SELECT p.name, p.phone, p.city FROM patient t JOIN prescriber p ON p.id = t.prescriber_id WHERE t.id = $1
