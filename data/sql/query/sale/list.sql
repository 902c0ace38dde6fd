-- Queries of engine/sale/dpt-sale-row.c and dpt-till-client.c: documents in lists. Both engines run them as they stand.

-- A document and its credit notes are one account: what was credited and paid stands with the document itself.
-- :name rows
SELECT s.id, s.kind, s.series, s.year, s.number, e.code AS establishment_code, s.issued_at, s.issued_on, s.patient_id, s.order_id,
       s.corrects_id, s.total_gross, u.display_name AS user_name,
       COALESCE(s.buyer_name, TRIM(COALESCE(p.given_names, '') || ' ' || COALESCE(p.family_name, ''))) AS client,
       (SELECT l.label FROM sale_line l WHERE l.sale_id = s.id AND l.position = 1) AS first_label,
       (SELECT COUNT(*) FROM sale_line l WHERE l.sale_id = s.id) AS n_lines,
       CAST((SELECT COALESCE(SUM(c.total_gross), 0) FROM sale c WHERE c.corrects_id = s.id) AS BIGINT) AS credited,
       CAST((SELECT COALESCE(SUM(h.amount), 0) FROM sale c JOIN payer_share h ON h.sale_id = c.id
              WHERE (c.id = s.id OR c.corrects_id = s.id) AND h.payer <> 'patient') AS BIGINT) AS cover,
       CAST((SELECT COALESCE(SUM(a.amount), 0) FROM sale c JOIN allocation a ON a.sale_id = c.id JOIN payment m ON m.id = a.payment_id
              WHERE (c.id = s.id OR c.corrects_id = s.id) AND m.means <> 'insurer') AS BIGINT) AS paid,
       CAST((SELECT COALESCE(SUM(a.amount), 0) FROM sale c JOIN allocation a ON a.sale_id = c.id JOIN payment m ON m.id = a.payment_id
              WHERE (c.id = s.id OR c.corrects_id = s.id) AND m.means = 'insurer') AS BIGINT) AS cover_paid
  FROM sale s
  JOIN establishment e ON e.id = s.establishment_id
  LEFT JOIN user_account u ON u.id = s.user_id
  LEFT JOIN patient p ON p.id = COALESCE(s.payer_id, s.patient_id)
 WHERE s.id IN ({ids})

-- $1 establishment, $2 to $3 days, $4 kind or NULL.
-- :name ids
SELECT s.id FROM sale s
 WHERE s.establishment_id = $1 AND s.issued_on >= $2 AND s.issued_on <= $3 AND (CAST($4 AS TEXT) IS NULL OR s.kind = $4)
 ORDER BY s.issued_at DESC, s.id DESC

-- :name ids-oldest
SELECT s.id FROM sale s
 WHERE s.establishment_id = $1 AND s.issued_on >= $2 AND s.issued_on <= $3 AND (CAST($4 AS TEXT) IS NULL OR s.kind = $4)
 ORDER BY s.issued_at, s.id

-- :name ids-largest
SELECT s.id FROM sale s
 WHERE s.establishment_id = $1 AND s.issued_on >= $2 AND s.issued_on <= $3 AND (CAST($4 AS TEXT) IS NULL OR s.kind = $4)
 ORDER BY s.total_gross DESC, s.id DESC

-- :name ids-smallest
SELECT s.id FROM sale s
 WHERE s.establishment_id = $1 AND s.issued_on >= $2 AND s.issued_on <= $3 AND (CAST($4 AS TEXT) IS NULL OR s.kind = $4)
 ORDER BY s.total_gross, s.id

-- Of all times: a number, or the beginning of a word of the client's name ($3 up to $4). $5 kind or NULL, $6 series and $7 year of the number, or nothing. The counters say which series and
-- years there are: a probe each, where an OR reads every document of the establishment.
-- :name ids-found
SELECT f.id
  FROM (SELECT s.id, s.issued_at, s.kind FROM counter c CROSS JOIN sale s
         WHERE c.establishment_id = $1 AND s.establishment_id = $1 AND s.series = c.series AND s.year = c.year AND s.number = $2
           AND ($6 = '' OR c.series = $6) AND ($7 = 0 OR c.year = $7)
        UNION
        SELECT s.id, s.issued_at, s.kind
          FROM (SELECT DISTINCT k.patient_id FROM patient_key k WHERE k.lead >= $3 AND k.lead < $4) w CROSS JOIN sale s
         WHERE s.patient_id = w.patient_id AND s.establishment_id = $1) f
 WHERE CAST($5 AS TEXT) IS NULL OR f.kind = $5
 ORDER BY f.issued_at DESC, f.id DESC

-- By the number alone, of these years ($2 to $4) and every series: a probe of the unique index each. $5 number, $6 its series or nothing.
-- :name ids-by-number
SELECT s.id FROM sale s
 WHERE s.establishment_id = $1 AND s.series IN ('A', 'D', 'F', 'P', 'T') AND s.year IN ($2, $3, $4) AND s.number = $5
   AND ($6 = '' OR s.series = $6)
 ORDER BY s.issued_at DESC, s.id DESC

-- The client's documents, newest first, quotes left out.
-- :name of-patient
SELECT s.id FROM sale s
 WHERE (s.patient_id = $1 OR s.payer_id = $1) AND s.kind <> 'quote'
 ORDER BY s.issued_at DESC, s.id DESC LIMIT $2

-- :name open-orders
SELECT o.id, o.year, o.number, e.code, o.state, o.created_on, o.wanted_on, o.establishment_id,
       (SELECT l.label FROM order_line l WHERE l.order_id = o.id ORDER BY CASE l.kind WHEN 'frame' THEN 0 ELSE 1 END, l.position LIMIT 1) AS first_label
  FROM dispensing_order o JOIN establishment e ON e.id = o.establishment_id
 WHERE (o.patient_id = $1 OR o.payer_id = $1) AND o.state NOT IN ('draft', 'refused', 'closed')
 ORDER BY CASE o.state WHEN 'ready' THEN 0 WHEN 'delivered' THEN 1 WHEN 'confirmed' THEN 2 ELSE 3 END, o.created_at DESC, o.id LIMIT 20

-- :name client
SELECT p.title, p.given_names, p.family_name, p.file_number, p.birth_date FROM patient p WHERE p.id = $1

-- :name patient-of-order
SELECT patient_id FROM dispensing_order WHERE id = $1

-- The lines that can be sold again: articles, and what was written by hand.
-- :name lines-again
SELECT l.kind, l.variant_id, l.label, l.detail, l.lpp_code, l.quantity, l.unit_price, l.tax_rate_bp
  FROM sale_line l
 WHERE l.sale_id = $1 AND l.quantity > 0 AND l.lens_range_id IS NULL AND l.option_id IS NULL ORDER BY l.position

-- Tickets that wait at this establishment.
-- :name parked
SELECT id, version, user_id, kind, subject_id, content, updated_at FROM draft
 WHERE kind = 'parked_ticket' AND subject_id = $1 ORDER BY updated_at, id

-- An act has one UUID, and the further orders in it that UUID with "-2", "-3" behind it ('.' follows '-').
-- :name ids-of-act
SELECT s.id FROM sale m JOIN sale s ON s.uuid >= m.uuid AND s.uuid < m.uuid || '.' WHERE m.id = $1 ORDER BY s.number, s.id
