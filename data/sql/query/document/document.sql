-- Queries of document/dpt-document*: what a paper needs, in one row where it can. $1 is the record the paper is of.

-- :name sale
SELECT s.kind, s.series, s.year, s.number, s.issued_at, s.issued_on, s.establishment_id, e.code, s.buyer_name, s.buyer_address,
       s.total_net, s.total_tax, s.total_gross, s.currency, s.valid_until, s.content, s.reason, s.patient_id, s.payer_id,
       p.title, p.given_names, p.family_name, p.file_number, p.birth_date, p.nir,
       u.display_name AS operator_name, t.name AS till_name,
       o.year AS order_year, o.number AS order_number,
       r.prescriber_name, r.prescriber_number, r.issued_on AS prescribed_on,
       c.series AS corrects_series, c.year AS corrects_year, c.number AS corrects_number, c.issued_on AS corrects_on,
       ce.code AS corrects_code,
       (SELECT c1.value FROM contact_point c1 WHERE c1.patient_id = s.patient_id AND c1.kind IN ('mobile', 'home', 'work')
         ORDER BY c1.preferred DESC, c1.id LIMIT 1) AS phone,
       (SELECT j.hash FROM journal_entry j WHERE j.record_id = s.id AND j.kind = 'sale' ORDER BY j.sequence LIMIT 1) AS hash
  FROM sale s
  JOIN establishment e ON e.id = s.establishment_id
  LEFT JOIN user_account u ON u.id = s.user_id
  LEFT JOIN patient p ON p.id = s.patient_id
  LEFT JOIN till t ON t.id = s.till_id
  LEFT JOIN dispensing_order o ON o.id = s.order_id
  LEFT JOIN prescription r ON r.id = o.prescription_id
  LEFT JOIN sale c ON c.id = s.corrects_id
  LEFT JOIN establishment ce ON ce.id = c.establishment_id
 WHERE s.id = $1

-- :name sale-lines
SELECT l.kind, l.eye, l.label, l.detail, l.lpp_code, l.quantity, l.unit_price, l.discount, l.gross, l.net, l.tax_rate_bp,
       g.cover_class, a.number AS pair_number, a.usage AS pair_usage
  FROM sale_line l
  LEFT JOIN order_line g ON g.id = l.order_line_id
  LEFT JOIN pair a ON a.id = g.pair_id
 WHERE l.sale_id = $1 ORDER BY l.position

-- :name sale-taxes
SELECT rate_bp, net, tax FROM tax_line WHERE sale_id = $1 ORDER BY rate_bp DESC

-- :name sale-shares
SELECT h.payer, h.amount, i.name AS insurer_name
  FROM payer_share h LEFT JOIN insurer i ON i.id = h.insurer_id
 WHERE h.sale_id = $1 AND h.payer <> 'patient' ORDER BY CASE h.payer WHEN 'compulsory' THEN 0 ELSE 1 END

-- What the client paid of a document: each payment with all that was allocated from it, moved back and forth or not.
-- :name sale-payments
SELECT m.id, m.means, m.paid_at, m.paid_on, m.reference, m.tendered, m.change_given, m.amount AS paid,
       CAST(SUM(a.amount) AS BIGINT) AS amount
  FROM allocation a JOIN payment m ON m.id = a.payment_id
 WHERE a.sale_id = $1 AND m.means <> 'insurer'
 GROUP BY m.id, m.means, m.paid_at, m.paid_on, m.reference, m.tendered, m.change_given, m.amount
HAVING SUM(a.amount) <> 0
 ORDER BY m.paid_at, m.id

-- :name prescription-patient
SELECT title, given_names, family_name, birth_name, file_number, birth_date FROM patient WHERE id = $1

-- :name job
SELECT j.number, j.state, j.tray, j.due_on, j.created_at, j.establishment_id, j.remake_reason, m.number AS remake_of, b.name AS lab_name,
       o.year AS order_year, o.number AS order_number, o.created_on AS ordered_on, o.wanted_on,
       u.display_name AS operator_name, p.title, p.given_names, p.family_name,
       a.id AS pair_id, a.number AS pair_number, a.usage, a.own_frame, a.own_frame_note, a.box_a, a.box_b, a.dbl,
       a.effective_diameter, a.pantoscopic_tilt, a.wrap, a.vertex, a.note AS pair_note, o.note AS order_note,
       d.brand, d.name AS frame_name, d.shape, d.rim, d.material, v.sku, v.label AS variant_label, v.color_name,
       v.box_a AS frame_a, v.box_b AS frame_b, v.dbl AS frame_dbl, v.effective_diameter AS frame_ed
  FROM job j
  JOIN dispensing_order o ON o.id = j.order_id
  JOIN user_account u ON u.id = o.user_id
  JOIN patient p ON p.id = o.patient_id
  JOIN pair a ON a.id = j.pair_id
  LEFT JOIN job m ON m.id = j.remake_of_id
  LEFT JOIN supplier b ON b.id = j.lab_id
  LEFT JOIN variant v ON v.id = a.frame_variant_id
  LEFT JOIN product d ON d.id = v.product_id
 WHERE j.id = $1

-- $1 is the pair.
-- :name job-eyes
SELECT y.eye, y.sphere, y.cylinder, y.axis, y.addition, y.prism_h, y.base_h, y.prism_v, y.base_v, y.pd_far, y.pd_near,
       y.fitting_height, y.diameter, d.brand, d.name, n.material, n.refractive_index, n.supplier_code, n.diameter AS range_diameter
  FROM pair_eye y
  LEFT JOIN lens_range n ON n.id = y.lens_range_id
  LEFT JOIN product d ON d.id = n.product_id
 WHERE y.pair_id = $1

-- $1 is the pair.
-- :name job-options
SELECT l.eye, l.label FROM order_line l WHERE l.pair_id = $1 AND l.kind = 'option' ORDER BY l.position

-- :name job-events
SELECT v.to_state, v.at, u.initials, u.display_name
  FROM job_event v LEFT JOIN user_account u ON u.id = v.user_id
 WHERE v.job_id = $1 ORDER BY v.at, v.id

-- A payment that came without a document: its place in the journal, who took it where, of whom.
-- :name payment
SELECT m.uuid, m.paid_at, m.establishment_id, e.code, j.sequence, t.name AS till_name, u.display_name AS operator_name,
       p.title, p.given_names, p.family_name
  FROM payment m
  JOIN journal_entry j ON j.record_id = m.id AND j.kind = 'payment'
  JOIN establishment e ON e.id = m.establishment_id
  LEFT JOIN till t ON t.id = m.till_id
  LEFT JOIN user_account u ON u.id = m.user_id
  LEFT JOIN patient p ON p.id = m.patient_id
 WHERE m.id = $1

-- What it was for when it was made; what moved to an invoice later is another entry of another time. What was taken off an account
-- to pay with is no purpose.
-- :name payment-purposes
SELECT s.kind, e.code, s.series, s.year, s.number, f.code AS order_code, o.year AS order_year, o.number AS order_number,
       CAST(SUM(a.amount) AS BIGINT) AS amount
  FROM payment m
  JOIN allocation a ON a.payment_id = m.id AND a.at = m.paid_at
  LEFT JOIN sale s ON s.id = a.sale_id
  LEFT JOIN establishment e ON e.id = s.establishment_id
  LEFT JOIN dispensing_order o ON o.id = a.order_id
  LEFT JOIN establishment f ON f.id = o.establishment_id
 WHERE m.uuid = $1 AND NOT (m.means = 'account' AND m.amount < 0)
 GROUP BY s.id, s.kind, e.code, s.series, s.year, s.number, o.id, f.code, o.year, o.number
 ORDER BY s.id, o.id

-- :name payment-parts
SELECT means, amount, COALESCE(change_given, 0) AS change_given, reference FROM payment
 WHERE uuid = $1 AND NOT (means = 'account' AND amount < 0) ORDER BY position
