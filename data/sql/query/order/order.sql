-- Queries of engine/order. A statement begins with its line "-- :name …"; $n are parameters; both engines run it as it stands.

-- Somebody changes something in the order: of two who do so at once the second changes no row.
-- :name bump
UPDATE dispensing_order SET version = version + 1 WHERE id = $1 AND version = $2

-- :name names
SELECT p.given_names, p.family_name, p.birth_date, p.file_number, u.display_name, r.prescriber_name, r.issued_on
  FROM dispensing_order o JOIN patient p ON p.id = o.patient_id JOIN user_account u ON u.id = o.user_id
  LEFT JOIN prescription r ON r.id = o.prescription_id
 WHERE o.id = $1

-- :name pairs
SELECT p.id, p.version, p.order_id, p.number, p.usage, p.frame_variant_id, p.own_frame, p.own_frame_note, p.box_a, p.box_b, p.dbl,
       p.effective_diameter, p.pantoscopic_tilt, p.wrap, p.vertex, p.method, p.note, t.shape
  FROM pair p LEFT JOIN variant v ON v.id = p.frame_variant_id LEFT JOIN product t ON t.id = v.product_id
 WHERE p.order_id = $1 ORDER BY p.number

-- :name eyes
SELECT e.id, e.version, e.pair_id, e.eye, e.sphere, e.cylinder, e.axis, e.addition, e.prism_h, e.base_h, e.prism_v, e.base_v,
       e.lens_range_id, e.pd_far, e.pd_near, e.fitting_height, e.diameter
  FROM pair_eye e JOIN pair p ON p.id = e.pair_id WHERE p.order_id = $1 ORDER BY p.number, e.eye DESC

-- Right before left.
-- :name eyes-of-pair
SELECT id, version, pair_id, eye, sphere, cylinder, axis, addition, prism_h, base_h, prism_v, base_v, lens_range_id, pd_far, pd_near,
       fitting_height, diameter
  FROM pair_eye WHERE pair_id = $1 ORDER BY eye DESC

-- :name next-pair
SELECT COALESCE(MAX(number), 0) + 1 FROM pair WHERE order_id = $1

-- :name count-pairs
SELECT COUNT(*) FROM pair WHERE order_id = $1

-- :name lines
SELECT id, version, order_id, pair_id, position, kind, eye, variant_id, lens_range_id, option_id, label, detail, lpp_code, cover_class,
       quantity, unit_price, unit_cost, discount, tax_rate_bp, total
  FROM order_line WHERE order_id = $1 ORDER BY position, id

-- :name lines-of-pair
SELECT id, version, order_id, pair_id, position, kind, eye, variant_id, lens_range_id, option_id, label, detail, lpp_code, cover_class,
       quantity, unit_price, unit_cost, discount, tax_rate_bp, total
  FROM order_line WHERE pair_id = $1 ORDER BY position, id

-- :name variant-cost
SELECT purchase_price FROM variant WHERE id = $1

-- :name range-cost
SELECT p.supplier_id, r.purchase_price FROM lens_range r JOIN product p ON p.id = r.product_id WHERE r.id = $1

-- Articles of the lines with what a supplier still owes for this order, in the order in which stock is locked.
-- :name wanted-articles
SELECT l.variant_id, CAST(SUM(l.quantity) AS BIGINT) AS quantity,
       CAST(COALESCE((SELECT SUM(b.quantity - b.received_quantity)
                        FROM purchase_line b JOIN purchase_order a ON a.id = b.purchase_order_id
                       WHERE b.order_id = $1 AND b.variant_id = l.variant_id AND a.state NOT IN ('received', 'closed', 'cancelled')), 0)
            AS BIGINT) AS owed,
       v.purchase_price
  FROM order_line l JOIN variant v ON v.id = l.variant_id JOIN product p ON p.id = v.product_id
 WHERE l.order_id = $1 AND p.keeps_stock = 1
 GROUP BY l.variant_id, v.purchase_price ORDER BY l.variant_id

-- :name jobs
SELECT j.id, j.version, j.order_id, j.pair_id, j.establishment_id, j.number, j.state, j.lab_id, j.due_on, j.tray, j.remake_of_id,
       j.remake_reason, j.created_at, s.name AS lab_name
  FROM job j LEFT JOIN supplier s ON s.id = j.lab_id WHERE j.order_id = $1 ORDER BY j.created_at, j.id

-- Jobs that count, and those of them that are ready.
-- :name count-jobs
SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN state = 'ready' THEN 1 ELSE 0 END), 0) AS BIGINT)
  FROM job WHERE order_id = $1 AND state NOT IN ('returned', 'cancelled')

-- :name count-jobs-of-pair
SELECT COUNT(*) FROM job WHERE pair_id = $1

-- :name lab-of-pair
SELECT p.supplier_id, r.lead_days
  FROM pair_eye e JOIN lens_range r ON r.id = e.lens_range_id JOIN product p ON p.id = r.product_id
 WHERE e.pair_id = $1 ORDER BY e.eye DESC

-- :name find-job
SELECT id FROM job
 WHERE (number = $1 OR tray = $1) AND establishment_id = $2 AND state NOT IN ('collected', 'returned', 'cancelled')
 ORDER BY created_at DESC LIMIT 1

-- :name events
SELECT e.id, e.order_id, e.at, e.user_id, e.establishment_id, e.station_id, e.event, e.from_state, e.to_state, e.reason,
       u.display_name AS user_name
  FROM order_event e LEFT JOIN user_account u ON u.id = e.user_id WHERE e.order_id = $1 ORDER BY e.at, e.id

-- :name job-events
SELECT e.id, e.job_id, e.at, e.user_id, e.establishment_id, e.station_id, e.event, e.from_state, e.to_state, e.reason,
       u.display_name AS user_name
  FROM job_event e JOIN job j ON j.id = e.job_id LEFT JOIN user_account u ON u.id = e.user_id
 WHERE j.order_id = $1 ORDER BY e.at, e.id

-- :name adjustments
SELECT a.id, a.order_id, a.pair_id, a.at, a.user_id, a.kind, a.text, u.display_name AS user_name
  FROM adjustment a JOIN user_account u ON u.id = a.user_id WHERE a.order_id = $1 ORDER BY a.at, a.id

-- :name lens-checks
SELECT c.id, c.job_id, c.eye, c.at, c.user_id, c.sphere, c.cylinder, c.axis, c.addition, c.missed, c.accepted_reason,
       u.display_name AS user_name
  FROM lens_check c JOIN job j ON j.id = c.job_id LEFT JOIN user_account u ON u.id = c.user_id
 WHERE j.order_id = $1 ORDER BY c.at, c.id

-- :name after-sales
SELECT a.id, a.version, a.order_id, a.pair_id, a.kind, a.text, a.state, a.opened_at, a.user_id, a.job_id, a.closed_at, a.outcome,
       u.display_name AS user_name, j.number AS job_number, j.state AS job_state
  FROM after_sale_case a LEFT JOIN user_account u ON u.id = a.user_id LEFT JOIN job j ON j.id = a.job_id
 WHERE a.order_id = $1 ORDER BY a.opened_at DESC, a.id DESC

-- Of the newest order that was confirmed; $1 the patient, $2 the order that does not count.
-- :name last-measures
SELECT o.created_on, q.pantoscopic_tilt, q.wrap, q.vertex, r.pd_far, r.pd_near, l.pd_far, l.pd_near
  FROM dispensing_order o JOIN pair q ON q.order_id = o.id
  LEFT JOIN pair_eye r ON r.pair_id = q.id AND r.eye = 'R' LEFT JOIN pair_eye l ON l.pair_id = q.id AND l.eye = 'L'
 WHERE o.patient_id = $1 AND o.id <> $2 AND o.state IN ('confirmed', 'ready', 'delivered', 'closed')
   AND (r.pd_far IS NOT NULL OR l.pd_far IS NOT NULL)
 ORDER BY o.created_at DESC, q.number LIMIT 1

-- :name open-of-prescription
SELECT id FROM dispensing_order
 WHERE prescription_id = $1 AND establishment_id = $2 AND state IN ('draft', 'quoted') ORDER BY created_at DESC, id DESC LIMIT 1

-- :name by-number
SELECT id FROM dispensing_order WHERE establishment_id = $1 AND year = $2 AND number = $3
