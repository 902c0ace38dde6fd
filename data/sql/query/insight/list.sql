-- The rows behind the figures, read only. "…-ids" gives the order, "…-rows" what is shown of a page of ids; the others give whole, short lists.
-- $1 establishment (0: all), $2 and $3 the folded words searched for and the text behind all that begin with them ('' for all), $4 what to order by, $5 1 or -1;
-- with days also $6 and $7. Both engines run them as they stand. Who calls them: engine/insight/dpt-insight-list.c.

-- :name sales-ids
SELECT s.id FROM sale s
 WHERE s.establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1)
   AND s.issued_on BETWEEN $6 AND $7 AND s.kind IN ('invoice', 'receipt', 'credit_note')
   AND (CAST($2 AS TEXT) = '' OR CAST(s.number AS TEXT) = $2 OR LOWER(s.buyer_name) LIKE '%' || $2 || '%'
        OR s.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $2 AND k.lead < $3))
 ORDER BY CAST($5 AS BIGINT) * CASE CAST($4 AS TEXT) WHEN 'amount' THEN s.total_gross ELSE s.issued_at END, s.id

-- :name sales-rows
SELECT s.id, s.issued_at AS at, s.kind, s.buyer_name AS who, e.name AS place, s.patient_id,
       e.code || '-' || s.series || CAST(s.year AS TEXT) || '-' || CASE WHEN s.number < 100000 THEN SUBSTR(CAST(100000 + s.number AS TEXT), 2) ELSE CAST(s.number AS TEXT) END AS number,
       s.total_gross AS amount,
       CAST((SELECT COALESCE(SUM(l.net - l.quantity * l.unit_cost), 0) FROM sale_line l WHERE l.sale_id = s.id) AS BIGINT) AS margin
  FROM sale s JOIN establishment e ON e.id = s.establishment_id WHERE s.id IN ({ids})

-- Invoices not paid in full; a credit note stands with what it corrects. Receipts are paid when they are issued.
-- :name unpaid-ids
SELECT s.id FROM sale s
 WHERE s.establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1) AND s.kind <> 'receipt' AND s.kind = 'invoice'
   AND s.total_gross + COALESCE((SELECT SUM(c.total_gross) FROM sale c WHERE c.corrects_id = s.id), 0)
     > COALESCE((SELECT SUM(a.amount) FROM allocation a WHERE a.sale_id = s.id), 0)
     + COALESCE((SELECT SUM(a.amount) FROM sale c JOIN allocation a ON a.sale_id = c.id WHERE c.corrects_id = s.id), 0)
   AND (CAST($2 AS TEXT) = '' OR CAST(s.number AS TEXT) = $2 OR LOWER(s.buyer_name) LIKE '%' || $2 || '%'
        OR s.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $2 AND k.lead < $3))
 ORDER BY CAST($5 AS BIGINT) * CASE CAST($4 AS TEXT) WHEN 'amount' THEN s.total_gross ELSE s.issued_at END, s.id

-- :name unpaid-rows
SELECT s.id, s.issued_at AS at, s.kind, s.buyer_name AS who, e.name AS place, s.patient_id,
       e.code || '-' || s.series || CAST(s.year AS TEXT) || '-' || CASE WHEN s.number < 100000 THEN SUBSTR(CAST(100000 + s.number AS TEXT), 2) ELSE CAST(s.number AS TEXT) END AS number,
       s.total_gross AS amount,
       CAST(s.total_gross + COALESCE((SELECT SUM(c.total_gross) FROM sale c WHERE c.corrects_id = s.id), 0)
         - COALESCE((SELECT SUM(a.amount) FROM allocation a WHERE a.sale_id = s.id), 0)
         - COALESCE((SELECT SUM(a.amount) FROM sale c JOIN allocation a ON a.sale_id = c.id WHERE c.corrects_id = s.id), 0) AS BIGINT) AS rest
  FROM sale s JOIN establishment e ON e.id = s.establishment_id WHERE s.id IN ({ids})

-- :name exams-ids
SELECT v.id FROM visit v
 WHERE v.establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1)
   AND v.started_on BETWEEN $6 AND $7 AND v.state IN ('signed', 'amended')
   AND (CAST($2 AS TEXT) = '' OR v.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $2 AND k.lead < $3))
 ORDER BY CAST($5 AS BIGINT) * CASE CAST($4 AS TEXT) WHEN 'at' THEN v.started_at ELSE v.started_at END, v.id

-- :name exams-rows
SELECT v.id, v.started_at AS at, v.kind, p.family_name || ' ' || p.given_names AS who, u.display_name AS label, e.name AS place, v.patient_id,
       (SELECT MIN(o.confirmed_at) FROM dispensing_order o WHERE o.patient_id = v.patient_id AND o.confirmed_at >= v.started_at
           AND o.confirmed_at < v.started_at + 5184000000000) AS until
  FROM visit v JOIN patient p ON p.id = v.patient_id JOIN user_account u ON u.id = v.examiner_id JOIN establishment e ON e.id = v.establishment_id
 WHERE v.id IN ({ids})

-- :name orders-ids
SELECT o.id FROM dispensing_order o
 WHERE o.establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1)
   AND o.confirmed_at >= CAST($6 AS BIGINT) AND o.confirmed_at < CAST($7 AS BIGINT)
   AND (CAST($2 AS TEXT) = '' OR CAST(o.number AS TEXT) = $2 OR o.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $2 AND k.lead < $3))
 ORDER BY CAST($5 AS BIGINT) * CASE CAST($4 AS TEXT) WHEN 'at' THEN o.confirmed_at ELSE o.confirmed_at END, o.id

-- :name deliveries-ids
SELECT o.id FROM dispensing_order o
 WHERE o.establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1)
   AND o.delivered_at >= CAST($6 AS BIGINT) AND o.delivered_at < CAST($7 AS BIGINT)
   AND (CAST($2 AS TEXT) = '' OR CAST(o.number AS TEXT) = $2 OR o.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $2 AND k.lead < $3))
 ORDER BY CAST($5 AS BIGINT) * CASE CAST($4 AS TEXT) WHEN 'days' THEN o.delivered_at - o.confirmed_at ELSE o.delivered_at END, o.id

-- :name orders-rows
SELECT o.id, o.confirmed_at AS at, o.state AS kind, p.family_name || ' ' || p.given_names AS who, u.display_name AS label, e.name AS place, o.patient_id,
       'C' || CAST(o.year AS TEXT) || '-' || CASE WHEN o.number < 100000 THEN SUBSTR(CAST(100000 + o.number AS TEXT), 2) ELSE CAST(o.number AS TEXT) END AS number,
       o.delivered_at AS until, (o.delivered_at - o.confirmed_at) / 86400000000 AS days,
       CAST((SELECT COALESCE(SUM(l.total), 0) FROM order_line l WHERE l.order_id = o.id) AS BIGINT) AS amount
  FROM dispensing_order o JOIN patient p ON p.id = o.patient_id JOIN user_account u ON u.id = o.user_id JOIN establishment e ON e.id = o.establishment_id
 WHERE o.id IN ({ids})

-- :name remakes-ids
SELECT j.id FROM job j JOIN dispensing_order o ON o.id = j.order_id
 WHERE j.establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1)
   AND j.remake_of_id IS NOT NULL AND j.created_at >= CAST($6 AS BIGINT) AND j.created_at < CAST($7 AS BIGINT)
   AND (CAST($2 AS TEXT) = '' OR LOWER(j.number) LIKE '%' || $2 || '%' OR o.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $2 AND k.lead < $3))
 ORDER BY CAST($5 AS BIGINT) * CASE CAST($4 AS TEXT) WHEN 'at' THEN j.created_at ELSE j.created_at END, j.id

-- :name late-ids
SELECT j.id FROM job j JOIN dispensing_order o ON o.id = j.order_id
 WHERE j.establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1)
   AND j.state IN ('draft', 'checked', 'sent', 'acknowledged', 'in_production', 'shipped', 'received', 'verified', 'edged', 'fitted', 'quality_checked')
   AND j.due_on < $6 AND $7 >= $6
   AND (CAST($2 AS TEXT) = '' OR LOWER(j.number) LIKE '%' || $2 || '%' OR o.patient_id IN (SELECT k.patient_id FROM patient_key k WHERE k.lead >= $2 AND k.lead < $3))
 ORDER BY CAST($5 AS BIGINT) * CASE CAST($4 AS TEXT) WHEN 'at' THEN j.created_at ELSE j.created_at END, j.due_on, j.id

-- :name jobs-rows
SELECT j.id, j.created_at AS at, j.due_on AS day, j.state AS kind, j.number, p.family_name || ' ' || p.given_names AS who, j.remake_reason AS label,
       e.name AS place, o.patient_id
  FROM job j JOIN dispensing_order o ON o.id = j.order_id JOIN patient p ON p.id = o.patient_id JOIN establishment e ON e.id = j.establishment_id
 WHERE j.id IN ({ids})

-- :name low-stock
SELECT v.id, p.kind, TRIM(COALESCE(p.brand, '') || ' ' || p.name || ' ' || COALESCE(v.label, '')) AS label, v.sku AS number, e.name AS place,
       s.on_hand AS quantity, s.reserved, v.stock_min AS minimum, s.on_hand * v.purchase_price AS amount
  FROM stock_position s JOIN variant v ON v.id = s.variant_id JOIN product p ON p.id = v.product_id JOIN establishment e ON e.id = s.establishment_id
 WHERE s.establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1)
   AND s.on_hand - s.reserved < v.stock_min AND v.active = 1 AND p.active = 1 AND p.keeps_stock = 1
   AND (CAST($2 AS TEXT) = '' OR p.search_key LIKE '%' || $2 || '%' OR LOWER(v.sku) LIKE '%' || $2 || '%' OR $3 = '-')
 ORDER BY CAST($5 AS BIGINT) * CASE CAST($4 AS TEXT) WHEN 'quantity' THEN s.on_hand WHEN 'reserved' THEN s.reserved WHEN 'amount' THEN s.on_hand * v.purchase_price
          ELSE s.on_hand - s.reserved - v.stock_min END, v.sku, e.id LIMIT 5000

-- :name stock
SELECT v.id, p.kind, TRIM(COALESCE(p.brand, '') || ' ' || p.name || ' ' || COALESCE(v.label, '')) AS label, v.sku AS number, e.name AS place,
       s.on_hand AS quantity, s.reserved, v.stock_min AS minimum, s.on_hand * v.purchase_price AS amount
  FROM stock_position s JOIN variant v ON v.id = s.variant_id JOIN product p ON p.id = v.product_id JOIN establishment e ON e.id = s.establishment_id
 WHERE s.establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1) AND s.on_hand <> 0
   AND (CAST($2 AS TEXT) = '' OR p.search_key LIKE '%' || $2 || '%' OR LOWER(v.sku) LIKE '%' || $2 || '%' OR $3 = '-')
 ORDER BY CAST($5 AS BIGINT) * CASE CAST($4 AS TEXT) WHEN 'quantity' THEN s.on_hand WHEN 'reserved' THEN s.reserved ELSE s.on_hand * v.purchase_price END, v.sku, e.id LIMIT 20000

-- :name articles
SELECT r.id, p.kind, TRIM(COALESCE(p.brand, '') || ' ' || p.name || ' ' || COALESCE(v.label, '')) AS label, v.sku AS number, r.quantity, r.amount, r.margin
  FROM (SELECT l.variant_id AS id, CAST(SUM(l.quantity) AS BIGINT) AS quantity, CAST(SUM(l.gross) AS BIGINT) AS amount,
               CAST(SUM(l.net - l.quantity * l.unit_cost) AS BIGINT) AS margin
          FROM sale s JOIN sale_line l ON l.sale_id = s.id
         WHERE s.establishment_id IN (SELECT id FROM establishment WHERE CAST($1 AS BIGINT) = 0 OR id = $1)
           AND s.issued_on BETWEEN $6 AND $7 AND s.kind IN ('invoice', 'receipt', 'credit_note') AND l.variant_id IS NOT NULL
         GROUP BY l.variant_id) r
  JOIN variant v ON v.id = r.id JOIN product p ON p.id = v.product_id
 WHERE CAST($2 AS TEXT) = '' OR p.search_key LIKE '%' || $2 || '%' OR LOWER(v.sku) LIKE '%' || $2 || '%' OR $3 = '-'
 ORDER BY CAST($5 AS BIGINT) * CASE CAST($4 AS TEXT) WHEN 'quantity' THEN r.quantity WHEN 'margin' THEN r.margin ELSE r.amount END, v.sku LIMIT 20000
