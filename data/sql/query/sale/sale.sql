-- Queries of engine/sale. A statement begins with its line "-- :name …"; $n are parameters; both engines run it as it stands.

-- What the catalogue and the stock say of articles, and whether this act was done before, in one exchange.
-- :name articles
SELECT v.id, p.kind, p.keeps_stock, v.purchase_price,
       COALESCE((SELECT r.price FROM price_rule r
                  WHERE r.variant_id = v.id AND (r.establishment_id IS NULL OR r.establishment_id = $17) AND r.valid_from <= $18
                  ORDER BY CASE WHEN r.establishment_id IS NULL THEN 1 ELSE 0 END, r.valid_from DESC, r.id DESC LIMIT 1), v.price) AS price,
       (SELECT t.rate_bp FROM tax_rate t WHERE t.tax_class_id = p.tax_class_id AND t.country = $19 AND t.valid_from <= $18
         ORDER BY t.valid_from DESC LIMIT 1) AS rate_bp,
       s.on_hand, s.reserved, s.may_be_negative,
       (SELECT d.id FROM sale d WHERE d.uuid = $20) AS done,
       (SELECT c.id FROM till c WHERE c.establishment_id = $17 AND c.active = 1 ORDER BY c.code LIMIT 1) AS till_id
  FROM variant v
  JOIN product p ON p.id = v.product_id
  LEFT JOIN stock_position s ON s.variant_id = v.id AND s.establishment_id = $17
 WHERE v.id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)

-- :name find-uuid
SELECT id, kind, series, year, number, total_gross FROM sale WHERE uuid = $1

-- :name change-of
SELECT CAST(COALESCE(SUM(change_given), 0) AS BIGINT) FROM payment WHERE uuid = $1

-- $2 a till that is wanted, or NULL for any.
-- :name first-till
SELECT id FROM till WHERE establishment_id = $1 AND active = 1 AND (CAST($2 AS BIGINT) IS NULL OR id = $2) ORDER BY code LIMIT 1

-- :name buyer
SELECT p.title, p.given_names, p.family_name, a.line1, a.line2, a.postal_code, a.city
  FROM patient p
  LEFT JOIN address a ON a.id = (SELECT b.id FROM address b WHERE b.patient_id = p.id
                                  ORDER BY CASE b.kind WHEN 'billing' THEN 0 WHEN 'home' THEN 1 ELSE 2 END, b.id LIMIT 1)
 WHERE p.id = $1

-- :name add
INSERT INTO sale (id, uuid, establishment_id, till_id, station_id, kind, series, year, number, issued_at, issued_on, patient_id,
  payer_id, order_id, corrects_id, user_id, buyer_name, buyer_address, total_net, total_tax, total_gross, currency, valid_until,
  reason, content)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)

-- :name add-line
INSERT INTO sale_line (id, sale_id, position, kind, eye, variant_id, lens_range_id, option_id, order_line_id, corrects_line_id,
  label, detail, lpp_code, quantity, unit_price, discount, gross, net, tax, tax_rate_bp, unit_cost)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)

-- :name add-tax
INSERT INTO tax_line (id, sale_id, rate_bp, net, tax) VALUES ($1, $2, $3, $4, $5)

-- :name add-share
INSERT INTO payer_share (id, sale_id, payer, insurer_id, amount) VALUES ($1, $2, $3, $4, $5)

-- :name roll-day
INSERT INTO rollup_day (establishment_id, day, sales, credit_notes, gross, net, tax, cost, pieces)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
ON CONFLICT (establishment_id, day) DO UPDATE SET
  sales = rollup_day.sales + excluded.sales, credit_notes = rollup_day.credit_notes + excluded.credit_notes,
  gross = rollup_day.gross + excluded.gross, net = rollup_day.net + excluded.net, tax = rollup_day.tax + excluded.tax,
  cost = rollup_day.cost + excluded.cost, pieces = rollup_day.pieces + excluded.pieces

-- :name roll-month
INSERT INTO rollup_month_article (establishment_id, month, variant_id, quantity, gross, net, cost)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (establishment_id, month, variant_id) DO UPDATE SET
  quantity = rollup_month_article.quantity + excluded.quantity, gross = rollup_month_article.gross + excluded.gross,
  net = rollup_month_article.net + excluded.net, cost = rollup_month_article.cost + excluded.cost

-- :name roll-year
INSERT INTO rollup_year_article (establishment_id, year, variant_id, quantity, gross, net, cost)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (establishment_id, year, variant_id) DO UPDATE SET
  quantity = rollup_year_article.quantity + excluded.quantity, gross = rollup_year_article.gross + excluded.gross,
  net = rollup_year_article.net + excluded.net, cost = rollup_year_article.cost + excluded.cost

-- What an invoice or quote of an order needs; the newest quote's shares come with it.
-- :name order
SELECT o.id, o.establishment_id, o.patient_id, o.payer_id, o.state, o.year, o.number, r.issued_on, r.prescriber_name,
       p.title, p.given_names, p.family_name,
       (SELECT i.id FROM sale i WHERE i.order_id = o.id AND i.kind = 'invoice'
           AND (i.total_gross = 0 OR i.total_gross + COALESCE((SELECT SUM(c.total_gross) FROM sale c WHERE c.corrects_id = i.id), 0) > 0)
         ORDER BY i.id LIMIT 1) AS invoice_id,
       (SELECT q.id FROM sale q WHERE q.order_id = o.id AND q.kind = 'quote' ORDER BY q.id DESC LIMIT 1) AS quote_id
  FROM dispensing_order o
  JOIN patient p ON p.id = o.patient_id
  LEFT JOIN prescription r ON r.id = o.prescription_id
 WHERE o.id = $1

-- :name order-classes
SELECT cover_class FROM order_line WHERE order_id = $1 ORDER BY position

-- The covers of a patient that hold on a day ($2): rank, rate of the compulsory one.
-- :name covers-in-force
SELECT rank, COALESCE(rate_bp, 6000) AS rate_bp FROM patient_cover
 WHERE patient_id = $1 AND (valid_from IS NULL OR valid_from <= $2) AND (valid_until IS NULL OR valid_until >= $2)
 ORDER BY rank

-- With the pieces that a credit note brought back to the shelf and no invoice took from it since.
-- :name order-lines
SELECT l.id, l.kind, l.eye, l.variant_id, l.lens_range_id, l.option_id, l.label, l.detail, l.lpp_code, l.quantity, l.unit_price, l.unit_cost,
       l.discount, l.tax_rate_bp,
       CAST(COALESCE((SELECT SUM(t.quantity) FROM sale s JOIN stock_entry t ON t.cause_id = s.id AND t.cause_table = 'sale'
                       WHERE s.order_id = $1 AND t.variant_id = l.variant_id
                         AND (s.kind = 'credit_note' OR s.id > (SELECT MIN(c.id) FROM sale c WHERE c.order_id = $1 AND c.kind = 'credit_note'))),
                     0) AS BIGINT) AS on_shelf
  FROM order_line l WHERE l.order_id = $1 ORDER BY l.position

-- :name shares
SELECT payer, insurer_id, amount FROM payer_share WHERE sale_id = $1

-- The lines of a document with what credit notes and exchanges have taken back of each so far.
-- :name lines-left
SELECT l.id, l.kind, l.eye, l.variant_id, l.lens_range_id, l.option_id, l.order_line_id, l.label, l.detail, l.lpp_code, l.quantity,
       l.unit_price, l.discount, l.gross, l.net, l.tax, l.tax_rate_bp, l.unit_cost, l.position,
       CAST(COALESCE((SELECT SUM(c.quantity) FROM sale_line c WHERE c.corrects_line_id = l.id), 0) AS BIGINT) AS back,
       COALESCE(p.keeps_stock, 0) AS keeps_stock,
       -- what was sold from an order left the shelf when the order was handed over, not before
       CASE WHEN l.order_line_id IS NULL THEN 1
            ELSE (SELECT CASE WHEN o.state IN ('delivered', 'closed') THEN 1 ELSE 0 END
                    FROM order_line x JOIN dispensing_order o ON o.id = x.order_id WHERE x.id = l.order_line_id) END AS has_left
  FROM sale_line l
  LEFT JOIN variant v ON v.id = l.variant_id
  LEFT JOIN product p ON p.id = v.product_id
 WHERE l.sale_id = $1 ORDER BY l.position

-- How many lines took something of a document back, and what its credit notes come to.
-- :name returns-of
SELECT (SELECT COUNT(*) FROM sale_line l JOIN sale_line c ON c.corrects_line_id = l.id WHERE l.sale_id = $1),
       CAST(COALESCE((SELECT SUM(total_gross) FROM sale WHERE corrects_id = $1), 0) AS BIGINT)

-- A line of an earlier document that is to be taken back in exchange.
-- :name line-to-return
SELECT l.sale_id, s.kind AS document, s.establishment_id, e.code, s.series, s.year, s.number, l.order_line_id, l.kind, l.variant_id, l.label,
       l.lpp_code, l.quantity, l.unit_price, l.gross, l.tax_rate_bp, l.unit_cost, COALESCE(p.keeps_stock, 0) AS keeps_stock,
       CAST(COALESCE((SELECT SUM(c.quantity) FROM sale_line c WHERE c.corrects_line_id = l.id), 0) AS BIGINT) AS back,
       (SELECT COUNT(*) FROM payer_share h WHERE h.sale_id = s.id AND h.payer <> 'patient' AND h.amount <> 0) AS shares
  FROM sale_line l
  JOIN sale s ON s.id = l.sale_id
  JOIN establishment e ON e.id = s.establishment_id
  LEFT JOIN variant v ON v.id = l.variant_id
  LEFT JOIN product p ON p.id = v.product_id
 WHERE l.id = $1

-- :name quote-of-order
SELECT id FROM sale WHERE order_id = $1 AND kind = 'quote' ORDER BY issued_at DESC, id DESC LIMIT 1
