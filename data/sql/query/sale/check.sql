-- Queries of engine/sale/dpt-sale-check.c: each gives the rows where what must hold of money does not. The first column says where.

-- :name documents-without-lines
SELECT s.id FROM sale s WHERE NOT EXISTS (SELECT 1 FROM sale_line l WHERE l.sale_id = s.id) ORDER BY s.id LIMIT 20

-- :name totals-unlike-lines
SELECT s.id FROM sale s JOIN sale_line l ON l.sale_id = s.id
 GROUP BY s.id, s.total_gross, s.total_net, s.total_tax
HAVING SUM(l.gross) <> s.total_gross OR SUM(l.net) <> s.total_net OR SUM(l.tax) <> s.total_tax
 ORDER BY s.id LIMIT 20

-- :name taxes-unlike-lines
SELECT k.sale_id FROM (
         SELECT sale_id, rate_bp, net, tax FROM tax_line
         UNION ALL SELECT sale_id, tax_rate_bp, -net, -tax FROM sale_line) k
 GROUP BY k.sale_id, k.rate_bp HAVING SUM(k.net) <> 0 OR SUM(k.tax) <> 0
 ORDER BY k.sale_id LIMIT 20

-- :name shares-unlike-total
SELECT s.id FROM sale s JOIN payer_share h ON h.sale_id = s.id
 GROUP BY s.id, s.total_gross HAVING SUM(h.amount) <> s.total_gross
 ORDER BY s.id LIMIT 20

-- Numbers from one on without a gap, up to the counter.
-- :name number-gaps
SELECT c.establishment_id, c.series, c.year, c.last_number, COUNT(s.id), CAST(COALESCE(MIN(s.number), 1) AS BIGINT), CAST(COALESCE(MAX(s.number), 0) AS BIGINT)
  FROM counter c LEFT JOIN sale s ON s.establishment_id = c.establishment_id AND s.series = c.series AND s.year = c.year
 WHERE c.series IN ('D', 'F', 'T', 'A', 'P')
 GROUP BY c.establishment_id, c.series, c.year, c.last_number
HAVING COUNT(s.id) <> c.last_number OR COALESCE(MIN(s.number), 1) <> 1 OR COALESCE(MAX(s.number), 0) <> c.last_number
 ORDER BY 1, 2, 3

-- :name numbers-without-counter
SELECT s.id FROM sale s
 WHERE NOT EXISTS (SELECT 1 FROM counter c WHERE c.establishment_id = s.establishment_id AND c.series = s.series AND c.year = s.year)
 ORDER BY s.id LIMIT 20

-- :name documents-not-in-journal
SELECT s.id FROM sale s
 WHERE s.kind <> 'quote' AND (SELECT COUNT(*) FROM journal_entry j WHERE j.record_id = s.id AND j.kind = 'sale') <> 1
 ORDER BY s.id LIMIT 20

-- The first part of an act stands in the journal, by itself or with the document of the same UUID.
-- :name payments-not-in-journal
SELECT p.id FROM payment p
 WHERE p.position = 1
   AND NOT EXISTS (SELECT 1 FROM journal_entry j WHERE j.record_id = p.id AND j.kind = 'payment')
   AND NOT EXISTS (SELECT 1 FROM sale s WHERE s.uuid = p.uuid)
 ORDER BY p.id LIMIT 20

-- :name payments-overspent
SELECT p.id FROM payment p LEFT JOIN allocation a ON a.payment_id = p.id
 GROUP BY p.id, p.amount
HAVING (p.amount > 0 AND (COALESCE(SUM(a.amount), 0) > p.amount OR COALESCE(SUM(a.amount), 0) < 0))
    OR (p.amount < 0 AND (COALESCE(SUM(a.amount), 0) < p.amount OR COALESCE(SUM(a.amount), 0) > 0))
 ORDER BY p.id LIMIT 20

-- :name payments-wrong-change
SELECT id FROM payment WHERE tendered IS NOT NULL AND tendered - COALESCE(change_given, 0) <> amount ORDER BY id LIMIT 20

-- :name orders-overdrawn
SELECT a.order_id FROM allocation a WHERE a.order_id IS NOT NULL
 GROUP BY a.order_id HAVING SUM(a.amount) < 0 ORDER BY a.order_id LIMIT 20

-- A receipt is paid when it is issued.
-- :name receipts-unpaid
SELECT s.id FROM sale s
 WHERE s.kind = 'receipt'
   AND s.total_gross - (SELECT COALESCE(SUM(h.amount), 0) FROM payer_share h WHERE h.sale_id = s.id AND h.payer <> 'patient')
       <> (SELECT COALESCE(SUM(a.amount), 0) FROM allocation a JOIN payment m ON m.id = a.payment_id WHERE a.sale_id = s.id AND m.means <> 'insurer')
 ORDER BY s.id LIMIT 20

-- :name lines-taken-back-twice
SELECT l.id FROM sale_line l JOIN sale_line c ON c.corrects_line_id = l.id
 GROUP BY l.id, l.quantity, l.gross HAVING -SUM(c.quantity) > l.quantity OR (-SUM(c.quantity) = l.quantity AND -SUM(c.gross) <> l.gross)
 ORDER BY l.id LIMIT 20

-- :name rollup-days
SELECT k.establishment_id, k.day FROM (
         SELECT establishment_id, day, sales, credit_notes, gross, net, tax, cost, pieces FROM rollup_day
         UNION ALL
         SELECT establishment_id, issued_on, CASE kind WHEN 'credit_note' THEN 0 ELSE -1 END, CASE kind WHEN 'credit_note' THEN -1 ELSE 0 END,
                -total_gross, -total_net, -total_tax, 0, 0
           FROM sale WHERE kind IN ('invoice', 'receipt', 'credit_note')
         UNION ALL
         SELECT s.establishment_id, s.issued_on, 0, 0, 0, 0, 0, -l.quantity * l.unit_cost, -l.quantity
           FROM sale s JOIN sale_line l ON l.sale_id = s.id WHERE s.kind IN ('invoice', 'receipt', 'credit_note')) k
 GROUP BY k.establishment_id, k.day
HAVING SUM(k.sales) <> 0 OR SUM(k.credit_notes) <> 0 OR SUM(k.gross) <> 0 OR SUM(k.net) <> 0 OR SUM(k.tax) <> 0 OR SUM(k.cost) <> 0
    OR SUM(k.pieces) <> 0
 ORDER BY 1, 2 LIMIT 20

-- :name rollup-months
SELECT k.establishment_id, k.month, k.variant_id FROM (
         SELECT establishment_id, month, variant_id, quantity, gross, net, cost FROM rollup_month_article
         UNION ALL
         SELECT s.establishment_id, SUBSTR(s.issued_on, 1, 7), COALESCE(l.variant_id, 0), -l.quantity, -l.gross, -l.net, -l.quantity * l.unit_cost
           FROM sale s JOIN sale_line l ON l.sale_id = s.id WHERE s.kind IN ('invoice', 'receipt', 'credit_note')) k
 GROUP BY k.establishment_id, k.month, k.variant_id
HAVING SUM(k.quantity) <> 0 OR SUM(k.gross) <> 0 OR SUM(k.net) <> 0 OR SUM(k.cost) <> 0
 ORDER BY 1, 2, 3 LIMIT 20

-- :name rollup-years
SELECT k.establishment_id, k.year, k.variant_id FROM (
         SELECT establishment_id, year, variant_id, quantity, gross, net, cost FROM rollup_year_article
         UNION ALL
         SELECT s.establishment_id, s.year, COALESCE(l.variant_id, 0), -l.quantity, -l.gross, -l.net, -l.quantity * l.unit_cost
           FROM sale s JOIN sale_line l ON l.sale_id = s.id WHERE s.kind IN ('invoice', 'receipt', 'credit_note')) k
 GROUP BY k.establishment_id, k.year, k.variant_id
HAVING SUM(k.quantity) <> 0 OR SUM(k.gross) <> 0 OR SUM(k.net) <> 0 OR SUM(k.cost) <> 0
 ORDER BY 1, 2, 3 LIMIT 20

-- What a receipt or invoice says it moved, where its articles keep stock and it moved any: the entries say the same. What it says of an
-- order left when that was handed over; only pieces that a credit note had brought back leave with the next invoice, so some may.
-- :name stock-unlike-lines
SELECT k.sale_id, k.variant_id FROM (
         SELECT e.cause_id AS sale_id, e.variant_id, e.quantity, 0 AS of_order FROM stock_entry e
          WHERE e.cause_table = 'sale' AND e.kind IN ('sale', 'return')
            AND EXISTS (SELECT 1 FROM sale s WHERE s.id = e.cause_id AND s.kind IN ('invoice', 'receipt'))
         UNION ALL
         SELECT l.sale_id, l.variant_id, CASE WHEN l.order_line_id IS NULL THEN l.quantity ELSE 0 END,
                CASE WHEN l.order_line_id IS NULL THEN 0 ELSE l.quantity END
           FROM sale s JOIN sale_line l ON l.sale_id = s.id
           JOIN variant v ON v.id = l.variant_id JOIN product p ON p.id = v.product_id
          WHERE s.kind IN ('invoice', 'receipt') AND p.keeps_stock = 1) k
 GROUP BY k.sale_id, k.variant_id HAVING SUM(k.quantity) > 0 OR SUM(k.quantity) < -SUM(k.of_order)
 ORDER BY k.sale_id, k.variant_id LIMIT 20

-- :name forget-days
DELETE FROM rollup_day
-- :name forget-months
DELETE FROM rollup_month_article
-- :name forget-years
DELETE FROM rollup_year_article

-- :name rebuild-days
INSERT INTO rollup_day (establishment_id, day, sales, credit_notes, gross, net, tax, cost, pieces)
SELECT k.establishment_id, k.day, CAST(SUM(k.sales) AS BIGINT), CAST(SUM(k.credit_notes) AS BIGINT), CAST(SUM(k.gross) AS BIGINT),
       CAST(SUM(k.net) AS BIGINT), CAST(SUM(k.tax) AS BIGINT), CAST(SUM(k.cost) AS BIGINT), CAST(SUM(k.pieces) AS BIGINT)
  FROM (SELECT establishment_id, issued_on AS day, CASE kind WHEN 'credit_note' THEN 0 ELSE 1 END AS sales,
               CASE kind WHEN 'credit_note' THEN 1 ELSE 0 END AS credit_notes, total_gross AS gross, total_net AS net, total_tax AS tax,
               0 AS cost, 0 AS pieces
          FROM sale WHERE kind IN ('invoice', 'receipt', 'credit_note')
        UNION ALL
        SELECT s.establishment_id, s.issued_on, 0, 0, 0, 0, 0, l.quantity * l.unit_cost, l.quantity
          FROM sale s JOIN sale_line l ON l.sale_id = s.id WHERE s.kind IN ('invoice', 'receipt', 'credit_note')) k
 GROUP BY k.establishment_id, k.day

-- :name rebuild-months
INSERT INTO rollup_month_article (establishment_id, month, variant_id, quantity, gross, net, cost)
SELECT s.establishment_id, SUBSTR(s.issued_on, 1, 7), COALESCE(l.variant_id, 0), CAST(SUM(l.quantity) AS BIGINT), CAST(SUM(l.gross) AS BIGINT),
       CAST(SUM(l.net) AS BIGINT), CAST(SUM(l.quantity * l.unit_cost) AS BIGINT)
  FROM sale s JOIN sale_line l ON l.sale_id = s.id WHERE s.kind IN ('invoice', 'receipt', 'credit_note')
 GROUP BY s.establishment_id, SUBSTR(s.issued_on, 1, 7), COALESCE(l.variant_id, 0)

-- :name rebuild-years
INSERT INTO rollup_year_article (establishment_id, year, variant_id, quantity, gross, net, cost)
SELECT s.establishment_id, s.year, COALESCE(l.variant_id, 0), CAST(SUM(l.quantity) AS BIGINT), CAST(SUM(l.gross) AS BIGINT),
       CAST(SUM(l.net) AS BIGINT), CAST(SUM(l.quantity * l.unit_cost) AS BIGINT)
  FROM sale s JOIN sale_line l ON l.sale_id = s.id WHERE s.kind IN ('invoice', 'receipt', 'credit_note')
 GROUP BY s.establishment_id, s.year, COALESCE(l.variant_id, 0)
