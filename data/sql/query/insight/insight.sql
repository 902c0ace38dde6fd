-- Queries of engine/insight, read only. A statement begins with its line "-- :name …"; $n are parameters; both engines run it as it stands.
-- An establishment of 0 stands for all: the IN keeps the index in use either way.

-- :name days
SELECT day, CAST(SUM(sales) AS BIGINT), CAST(SUM(credit_notes) AS BIGINT), CAST(SUM(gross) AS BIGINT), CAST(SUM(net) AS BIGINT),
       CAST(SUM(tax) AS BIGINT), CAST(SUM(cost) AS BIGINT), CAST(SUM(pieces) AS BIGINT)
  FROM rollup_day
 WHERE establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
   AND day BETWEEN $1 AND $2
 GROUP BY day ORDER BY day

-- :name exams
SELECT COUNT(*), COALESCE(CAST(SUM(CASE WHEN EXISTS (
         SELECT 1 FROM dispensing_order o
          WHERE o.patient_id = v.patient_id AND o.confirmed_at >= v.started_at
            AND o.confirmed_at < v.started_at + 5184000000000) THEN 1 ELSE 0 END) AS BIGINT), 0) -- 60 days
  FROM visit v
 WHERE v.establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
   AND v.started_on BETWEEN $1 AND $2 AND v.state IN ('signed', 'amended')

-- :name orders
SELECT (SELECT COUNT(*) FROM dispensing_order
         WHERE establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
           AND confirmed_at >= $1 AND confirmed_at < $2),
       (SELECT COUNT(*) FROM dispensing_order
         WHERE establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
           AND delivered_at >= $1 AND delivered_at < $2),
       (SELECT COALESCE(CAST(SUM((delivered_at - confirmed_at) / 86400000000) AS BIGINT), 0) FROM dispensing_order
         WHERE establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
           AND delivered_at >= $1 AND delivered_at < $2 AND confirmed_at IS NOT NULL),
       (SELECT COUNT(*) FROM job
         WHERE establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
           AND remake_of_id IS NOT NULL AND created_at >= $1 AND created_at < $2)

-- :name best-by-month
SELECT r.variant_id, COALESCE(p.kind, 'lens'), TRIM(COALESCE(p.brand, '') || ' ' || COALESCE(p.name, '') || ' ' || COALESCE(v.label, '')),
       r.quantity, r.gross, r.margin
  FROM (SELECT variant_id, CAST(SUM(quantity) AS BIGINT) AS quantity, CAST(SUM(gross) AS BIGINT) AS gross,
               CAST(SUM(net - cost) AS BIGINT) AS margin
          FROM rollup_month_article
         WHERE establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
           AND month BETWEEN $1 AND $2 AND variant_id <> 0
         GROUP BY variant_id ORDER BY 3 DESC, 1 LIMIT $4) r
  LEFT JOIN variant v ON v.id = r.variant_id LEFT JOIN product p ON p.id = v.product_id
 ORDER BY r.gross DESC, r.variant_id

-- :name best-by-line
SELECT r.variant_id, COALESCE(p.kind, 'lens'), TRIM(COALESCE(p.brand, '') || ' ' || COALESCE(p.name, '') || ' ' || COALESCE(v.label, '')),
       r.quantity, r.gross, r.margin
  FROM (SELECT l.variant_id AS variant_id, CAST(SUM(l.quantity) AS BIGINT) AS quantity, CAST(SUM(l.gross) AS BIGINT) AS gross,
               CAST(SUM(l.net - l.quantity * l.unit_cost) AS BIGINT) AS margin
          FROM sale s JOIN sale_line l ON l.sale_id = s.id
         WHERE s.establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
           AND s.issued_on BETWEEN $1 AND $2 AND s.kind IN ('invoice', 'receipt', 'credit_note') AND l.variant_id IS NOT NULL
         GROUP BY l.variant_id ORDER BY 3 DESC, 1 LIMIT $4) r
  LEFT JOIN variant v ON v.id = r.variant_id LEFT JOIN product p ON p.id = v.product_id
 ORDER BY r.gross DESC, r.variant_id

-- :name mix-by-month
SELECT CAST(0 AS BIGINT), COALESCE(p.kind, 'lens'), CAST(NULL AS TEXT), CAST(SUM(r.quantity) AS BIGINT), CAST(SUM(r.gross) AS BIGINT),
       CAST(SUM(r.net - r.cost) AS BIGINT)
  FROM rollup_month_article r LEFT JOIN variant v ON v.id = r.variant_id LEFT JOIN product p ON p.id = v.product_id
 WHERE r.establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
   AND r.month BETWEEN $1 AND $2
 GROUP BY 2 ORDER BY 5 DESC LIMIT $4

-- :name mix-by-line
SELECT CAST(0 AS BIGINT), COALESCE(p.kind, 'lens'), CAST(NULL AS TEXT), CAST(SUM(l.quantity) AS BIGINT), CAST(SUM(l.gross) AS BIGINT),
       CAST(SUM(l.net - l.quantity * l.unit_cost) AS BIGINT)
  FROM sale s JOIN sale_line l ON l.sale_id = s.id LEFT JOIN variant v ON v.id = l.variant_id LEFT JOIN product p ON p.id = v.product_id
 WHERE s.establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
   AND s.issued_on BETWEEN $1 AND $2 AND s.kind IN ('invoice', 'receipt', 'credit_note')
 GROUP BY 2 ORDER BY 5 DESC LIMIT $4

-- :name low-stock
SELECT v.id, TRIM(COALESCE(p.brand, '') || ' ' || p.name || ' ' || COALESCE(v.label, '')), v.sku, s.on_hand, s.reserved, v.stock_min, e.name
  FROM stock_position s JOIN variant v ON v.id = s.variant_id JOIN product p ON p.id = v.product_id
  JOIN establishment e ON e.id = s.establishment_id
 WHERE s.establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1)
   AND s.on_hand - s.reserved < v.stock_min AND v.active = 1 AND p.active = 1 AND p.keeps_stock = 1
 ORDER BY s.on_hand - s.reserved - v.stock_min, v.sku LIMIT $2

-- :name stock-value
SELECT COALESCE(CAST(SUM(s.on_hand * v.purchase_price) AS BIGINT), 0)
  FROM stock_position s JOIN variant v ON v.id = s.variant_id
 WHERE s.establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1)

-- :name late-jobs
SELECT COUNT(*) FROM job
 WHERE state IN ('draft', 'checked', 'sent', 'acknowledged', 'in_production', 'shipped', 'received', 'verified', 'edged', 'fitted', 'quality_checked')
   AND due_on < $1 AND establishment_id IN (SELECT id FROM establishment WHERE CAST($2 AS BIGINT) = 0 OR id = $2)

-- What patients and what insurers still owe. The roll-up knows what was sold in all, so that only shares and payments are read.
-- :name owed
SELECT CAST(d.gross - c.cover - a.paid AS BIGINT), CAST(c.cover - a.cover_paid AS BIGINT)
  FROM (SELECT COALESCE(SUM(gross), 0) AS gross FROM rollup_day
         WHERE establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1)) d,
       (SELECT COALESCE(SUM(h.amount), 0) AS cover FROM payer_share h JOIN sale s ON s.id = h.sale_id
         WHERE h.payer <> 'patient' AND s.kind IN ('invoice', 'receipt', 'credit_note')
           AND s.establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1)) c,
       (SELECT COALESCE(SUM(CASE WHEN m.means = 'insurer' THEN 0 ELSE l.amount END), 0) AS paid,
               COALESCE(SUM(CASE WHEN m.means = 'insurer' THEN l.amount ELSE 0 END), 0) AS cover_paid
          FROM allocation l JOIN sale s ON s.id = l.sale_id JOIN payment m ON m.id = l.payment_id
         WHERE s.kind IN ('invoice', 'receipt', 'credit_note')
           AND s.establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1)) a

-- :name report-shops
SELECT e.id, e.code, e.name, CAST(COALESCE(SUM(r.sales), 0) AS BIGINT), CAST(COALESCE(SUM(r.credit_notes), 0) AS BIGINT),
       CAST(COALESCE(SUM(r.gross), 0) AS BIGINT), CAST(COALESCE(SUM(r.net), 0) AS BIGINT), CAST(COALESCE(SUM(r.tax), 0) AS BIGINT),
       CAST(COALESCE(SUM(r.cost), 0) AS BIGINT)
  FROM establishment e LEFT JOIN rollup_day r ON r.establishment_id = e.id AND r.day BETWEEN $1 AND $2
 WHERE CAST($3 AS BIGINT) = 0 OR e.id = $3
 GROUP BY e.id, e.code, e.name ORDER BY e.id

-- :name report-taxes
SELECT s.establishment_id, t.rate_bp, CAST(SUM(t.net) AS BIGINT), CAST(SUM(t.tax) AS BIGINT)
  FROM sale s JOIN tax_line t ON t.sale_id = s.id
 WHERE s.establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
   AND s.issued_on BETWEEN $1 AND $2 AND s.kind IN ('invoice', 'receipt', 'credit_note')
 GROUP BY s.establishment_id, t.rate_bp ORDER BY s.establishment_id, t.rate_bp

-- :name report-means
SELECT establishment_id, means, COUNT(*), CAST(SUM(amount) AS BIGINT)
  FROM payment
 WHERE establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3) AND paid_on BETWEEN $1 AND $2
 GROUP BY establishment_id, means ORDER BY establishment_id, means
