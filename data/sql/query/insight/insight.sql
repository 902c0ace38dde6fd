-- Queries of engine/insight, read only. A statement begins with its line "-- :name …"; $n are parameters; both engines run it as it stands.
-- An establishment of 0 stands for all: the IN keeps the index in use either way.

-- A row a day and establishment; dpt-insight.c adds them up.
-- :name days
SELECT day, sales, credit_notes, gross, net, tax, cost, pieces
  FROM rollup_day
 WHERE establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3) AND day BETWEEN $1 AND $2

-- :name exams
SELECT patient_id, started_at
  FROM visit
 WHERE establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
   AND started_on BETWEEN $1 AND $2 AND state IN ('signed', 'amended')

-- :name captures
SELECT patient_id, confirmed_at
  FROM dispensing_order
 WHERE establishment_id IN (SELECT id FROM establishment) AND confirmed_at >= $1 AND confirmed_at < $2

-- :name orders
SELECT (SELECT COUNT(*) FROM dispensing_order
         WHERE establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
           AND confirmed_at >= $1 AND confirmed_at < $2),
       d.delivered, d.days,
       (SELECT COUNT(*) FROM job
         WHERE establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
           AND remake_of_id IS NOT NULL AND created_at >= $1 AND created_at < $2)
  FROM (SELECT COUNT(*) AS delivered,
               COALESCE(CAST(SUM(CASE WHEN confirmed_at IS NOT NULL THEN (delivered_at - confirmed_at) / 86400000000 ELSE 0 END) AS BIGINT), 0) AS days
          FROM dispensing_order
         WHERE establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
           AND delivered_at >= $1 AND delivered_at < $2) d

-- What was sold of each article, in rows that dpt-insight-articles.c adds up. What is no piece of the stock has the article 0.
-- :name articles-by-year
SELECT variant_id, CAST(SUM(quantity) AS BIGINT), CAST(SUM(gross) AS BIGINT), CAST(SUM(net - cost) AS BIGINT)
  FROM rollup_year_article
 WHERE establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3) AND year BETWEEN $1 AND $2
 GROUP BY variant_id

-- :name articles-by-month
SELECT variant_id, CAST(SUM(quantity) AS BIGINT), CAST(SUM(gross) AS BIGINT), CAST(SUM(net - cost) AS BIGINT)
  FROM rollup_month_article
 WHERE establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3) AND month BETWEEN $1 AND $2
 GROUP BY variant_id

-- :name articles-by-line
SELECT COALESCE(l.variant_id, 0), l.quantity, l.gross, l.net - l.quantity * l.unit_cost
  FROM sale s JOIN sale_line l ON l.sale_id = s.id
 WHERE s.establishment_id IN (SELECT id FROM establishment WHERE CAST($3 AS BIGINT) = 0 OR id = $3)
   AND s.issued_on BETWEEN $1 AND $2 AND s.kind IN ('invoice', 'receipt', 'credit_note')

-- :name article-names
SELECT v.id, TRIM(COALESCE(p.brand, '') || ' ' || p.name || ' ' || COALESCE(v.label, ''))
  FROM variant v JOIN product p ON p.id = v.product_id WHERE v.id IN ({ids})

-- :name article-kinds
SELECT v.id, p.kind FROM variant v JOIN product p ON p.id = v.product_id

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

-- What patients and what insurers still owe. A receipt is paid when it is issued (sale/check:receipts-unpaid), so only invoices, credit
-- notes, and the receipts that these correct are looked at, all by indices that hold what is added up.
-- :name owed
WITH k AS (
  SELECT id, total_gross AS gross FROM sale
   WHERE kind <> 'receipt' AND kind IN ('invoice', 'credit_note')
     AND establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1)
  UNION ALL
  SELECT DISTINCT r.id, r.total_gross FROM sale c CROSS JOIN sale r
   WHERE c.kind <> 'receipt' AND c.kind = 'credit_note' AND r.id = c.corrects_id AND r.kind = 'receipt'
     AND r.establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1))
SELECT CAST(d.gross - d.cover - d.settled + i.paid AS BIGINT), CAST(d.cover - i.paid AS BIGINT)
  FROM (SELECT COALESCE(SUM(k.gross), 0) AS gross,
               COALESCE(SUM((SELECT SUM(h.amount) FROM payer_share h WHERE h.sale_id = k.id AND h.payer <> 'patient')), 0) AS cover,
               COALESCE(SUM((SELECT SUM(l.amount) FROM allocation l WHERE l.sale_id = k.id)), 0) AS settled
          FROM k) d,
       (SELECT COALESCE(SUM(l.amount), 0) AS paid FROM payment m CROSS JOIN allocation l CROSS JOIN k
         WHERE m.means = 'insurer' AND l.payment_id = m.id AND k.id = l.sale_id) i

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
