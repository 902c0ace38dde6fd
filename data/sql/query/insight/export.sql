-- Lists as they are exported, read only, page by page along a key (never OFFSET): the first two columns are the key of the row, the page
-- goes on behind it. $n are parameters; both engines run them as they stand. Who calls them: exchange/dpt-export.c.

-- :name patients
SELECT CAST(NULL AS TEXT), p.id, p.file_number, p.family_name, p.given_names, p.birth_date,
       (SELECT MIN(c.value) FROM contact_point c WHERE c.patient_id = p.id AND c.kind IN ('mobile', 'home', 'work')),
       (SELECT MIN(c.value) FROM contact_point c WHERE c.patient_id = p.id AND c.kind = 'email'),
       a.line1, a.postal_code, a.city, e.name, p.created_at
  FROM patient p LEFT JOIN establishment e ON e.id = p.home_establishment_id
  LEFT JOIN address a ON a.id = (SELECT MIN(b.id) FROM address b WHERE b.patient_id = p.id)
 WHERE p.id > $1 AND p.merged_into_id IS NULL AND p.active = 1
 ORDER BY p.id LIMIT 500

-- :name prescriptions
SELECT CAST(NULL AS TEXT), r.id, r.issued_on, r.valid_until, p.file_number, p.family_name, p.given_names, r.kind, r.usage, r.prescriber_name, r.state,
       o.sphere, o.cylinder, o.axis, o.addition, l.sphere, l.cylinder, l.axis, l.addition
  FROM prescription r JOIN patient p ON p.id = r.patient_id
  LEFT JOIN prescription_eye o ON o.prescription_id = r.id AND o.eye = 'R'
  LEFT JOIN prescription_eye l ON l.prescription_id = r.id AND l.eye = 'L'
 WHERE r.id > $1 AND r.issued_on BETWEEN $2 AND $3
 ORDER BY r.id LIMIT 500

-- :name sales
SELECT s.issued_on, s.id, e.name,
       e.code || '-' || s.series || CAST(s.year AS TEXT) || '-' || CASE WHEN s.number < 100000 THEN SUBSTR(CAST(100000 + s.number AS TEXT), 2) ELSE CAST(s.number AS TEXT) END,
       s.issued_at, s.kind, s.buyer_name, u.display_name, s.total_net, s.total_tax, s.total_gross,
       CAST((SELECT COALESCE(SUM(a.amount), 0) FROM allocation a WHERE a.sale_id = s.id) AS BIGINT)
  FROM sale s JOIN establishment e ON e.id = s.establishment_id JOIN user_account u ON u.id = s.user_id
 WHERE s.establishment_id = $1 AND s.issued_on <= $2 AND (s.issued_on, s.id) > ($3, $4) AND s.kind IN ('invoice', 'receipt', 'credit_note')
 ORDER BY s.issued_on, s.id LIMIT 500

-- :name sale-lines
SELECT s.issued_on, s.id, s.shop, s.number, s.issued_on, s.kind, s.buyer_name, l.kind, l.label, l.detail, v.sku, l.quantity, l.unit_price, l.discount,
       l.tax_rate_bp, l.net, l.tax, l.gross, l.net - l.quantity * l.unit_cost
  FROM (SELECT d.id AS id, d.issued_on AS issued_on, e.name AS shop, d.kind AS kind, d.buyer_name AS buyer_name,
               e.code || '-' || d.series || CAST(d.year AS TEXT) || '-' || CASE WHEN d.number < 100000 THEN SUBSTR(CAST(100000 + d.number AS TEXT), 2) ELSE CAST(d.number AS TEXT) END AS number
          FROM sale d JOIN establishment e ON e.id = d.establishment_id
         WHERE d.establishment_id = $1 AND d.issued_on <= $2 AND (d.issued_on, d.id) > ($3, $4) AND d.kind IN ('invoice', 'receipt', 'credit_note')
         ORDER BY d.issued_on, d.id LIMIT 200) s
  JOIN sale_line l ON l.sale_id = s.id LEFT JOIN variant v ON v.id = l.variant_id
 ORDER BY s.issued_on, s.id, l.position

-- :name payments
SELECT m.paid_on, m.id, e.name, m.paid_at, m.means, p.family_name, p.given_names, u.display_name, m.reference, m.tendered, m.change_given, m.amount
  FROM payment m JOIN establishment e ON e.id = m.establishment_id JOIN user_account u ON u.id = m.user_id LEFT JOIN patient p ON p.id = m.patient_id
 WHERE m.establishment_id = $1 AND m.paid_on <= $2 AND (m.paid_on, m.id) > ($3, $4)
 ORDER BY m.paid_on, m.id LIMIT 500

-- :name orders
SELECT o.created_on, o.id, e.name,
       'C' || CAST(o.year AS TEXT) || '-' || CASE WHEN o.number < 100000 THEN SUBSTR(CAST(100000 + o.number AS TEXT), 2) ELSE CAST(o.number AS TEXT) END,
       o.created_on, o.state, p.file_number, p.family_name, p.given_names, u.display_name, o.confirmed_at, o.wanted_on, o.ready_at, o.delivered_at,
       CAST((SELECT COALESCE(SUM(l.total), 0) FROM order_line l WHERE l.order_id = o.id) AS BIGINT),
       CAST((SELECT COALESCE(SUM(a.amount), 0) FROM allocation a WHERE a.order_id = o.id) AS BIGINT)
  FROM dispensing_order o JOIN establishment e ON e.id = o.establishment_id JOIN patient p ON p.id = o.patient_id JOIN user_account u ON u.id = o.user_id
 WHERE o.establishment_id = $1 AND o.created_on <= $2 AND (o.created_on, o.id) > ($3, $4)
 ORDER BY o.created_on, o.id LIMIT 500

-- :name stock
SELECT CAST(NULL AS TEXT), s.variant_id, e.name, p.kind, p.brand, p.name, v.label, v.sku, s.on_hand, s.reserved, s.on_hand - s.reserved, v.stock_min,
       v.purchase_price, s.on_hand * v.purchase_price
  FROM stock_position s JOIN establishment e ON e.id = s.establishment_id JOIN variant v ON v.id = s.variant_id JOIN product p ON p.id = v.product_id
 WHERE s.establishment_id = $1 AND s.variant_id > $2
 ORDER BY s.variant_id LIMIT 500

-- :name products
SELECT CAST(NULL AS TEXT), v.id, p.kind, p.code, p.brand, p.name, v.label, v.sku, v.ean, v.color_name, v.box_a, v.dbl, v.purchase_price, v.price, v.active
  FROM variant v JOIN product p ON p.id = v.product_id
 WHERE v.id > $1
 ORDER BY v.id LIMIT 500

-- :name best-sellers
SELECT CAST(NULL AS TEXT), r.variant_id, p.kind, p.brand, p.name, v.label, v.sku, r.quantity, r.gross, r.net, r.margin
  FROM (SELECT l.variant_id AS variant_id, CAST(SUM(l.quantity) AS BIGINT) AS quantity, CAST(SUM(l.gross) AS BIGINT) AS gross,
               CAST(SUM(l.net) AS BIGINT) AS net, CAST(SUM(l.net - l.quantity * l.unit_cost) AS BIGINT) AS margin
          FROM sale s JOIN sale_line l ON l.sale_id = s.id
         WHERE s.establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
           AND s.issued_on BETWEEN $1 AND $2 AND s.kind IN ('invoice', 'receipt', 'credit_note') AND l.variant_id IS NOT NULL
         GROUP BY l.variant_id ORDER BY 3 DESC, 1 LIMIT 5000) r
  JOIN variant v ON v.id = r.variant_id JOIN product p ON p.id = v.product_id
 ORDER BY r.gross DESC, r.variant_id

-- :name day
SELECT r.day, r.establishment_id, e.name, r.day, r.sales, r.credit_notes, r.pieces, r.net, r.tax, r.gross, r.cost, r.net - r.cost
  FROM rollup_day r JOIN establishment e ON e.id = r.establishment_id
 WHERE r.establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3) AND r.day BETWEEN $1 AND $2
 ORDER BY r.establishment_id, r.day

-- :name month
SELECT SUBSTR(r.day, 1, 7), r.establishment_id, e.name, SUBSTR(r.day, 1, 7), CAST(SUM(r.sales) AS BIGINT), CAST(SUM(r.credit_notes) AS BIGINT),
       CAST(SUM(r.pieces) AS BIGINT), CAST(SUM(r.net) AS BIGINT), CAST(SUM(r.tax) AS BIGINT), CAST(SUM(r.gross) AS BIGINT),
       CAST(SUM(r.cost) AS BIGINT), CAST(SUM(r.net - r.cost) AS BIGINT)
  FROM rollup_day r JOIN establishment e ON e.id = r.establishment_id
 WHERE r.establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3) AND r.day BETWEEN $1 AND $2
 GROUP BY r.establishment_id, e.name, SUBSTR(r.day, 1, 7)
 ORDER BY r.establishment_id, SUBSTR(r.day, 1, 7)

-- :name establishments
SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1 ORDER BY id
