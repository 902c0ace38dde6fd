-- Queries of engine/sale/dpt-payment.c. Both engines run them as they stand.

-- :name find-uuid
SELECT CAST(MIN(id) AS BIGINT), CAST(COALESCE(SUM(amount), 0) AS BIGINT), CAST(COALESCE(SUM(change_given), 0) AS BIGINT), COUNT(*)
  FROM payment WHERE uuid = $1

-- :name add
INSERT INTO payment (id, uuid, position, establishment_id, till_id, station_id, paid_at, paid_on, patient_id, user_id, means, amount,
  tendered, change_given, reference)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)

-- :name allocate
INSERT INTO allocation (id, payment_id, sale_id, order_id, amount, at) VALUES ($1, $2, $3, $4, $5, $6)

-- A document and its credit notes are one account.
-- :name due
SELECT k.id, k.kind,
       CAST((SELECT COALESCE(SUM(s.total_gross), 0) FROM sale s WHERE s.id = k.id OR s.corrects_id = k.id) AS BIGINT) AS total,
       CAST((SELECT COALESCE(SUM(h.amount), 0) FROM sale s JOIN payer_share h ON h.sale_id = s.id
              WHERE (s.id = k.id OR s.corrects_id = k.id) AND h.payer <> 'patient') AS BIGINT) AS cover,
       CAST((SELECT COALESCE(SUM(a.amount), 0) FROM sale s JOIN allocation a ON a.sale_id = s.id JOIN payment m ON m.id = a.payment_id
              WHERE (s.id = k.id OR s.corrects_id = k.id) AND m.means <> 'insurer') AS BIGINT) AS paid,
       CAST((SELECT COALESCE(SUM(a.amount), 0) FROM sale s JOIN allocation a ON a.sale_id = s.id JOIN payment m ON m.id = a.payment_id
              WHERE (s.id = k.id OR s.corrects_id = k.id) AND m.means = 'insurer') AS BIGINT) AS cover_paid,
       k.establishment_id,
       (SELECT MAX(s.id) FROM sale s WHERE s.corrects_id = k.id) AS last_credit_note
  FROM sale k
 WHERE k.id = (SELECT COALESCE(s.corrects_id, s.id) FROM sale s WHERE s.id = $1)

-- :name order-due
SELECT CAST((SELECT COALESCE(SUM(l.total), 0) FROM order_line l WHERE l.order_id = o.id) AS BIGINT) AS total,
       CAST(COALESCE((SELECT SUM(h.amount) FROM payer_share h
                       WHERE h.payer <> 'patient'
                         AND h.sale_id = (SELECT q.id FROM sale q WHERE q.order_id = o.id AND q.kind = 'quote' ORDER BY q.id DESC LIMIT 1)), 0) AS BIGINT) AS cover,
       CAST((SELECT COALESCE(SUM(a.amount), 0) FROM allocation a WHERE a.order_id = o.id) AS BIGINT) AS paid,
       (SELECT i.id FROM sale i WHERE i.order_id = o.id AND i.kind = 'invoice'
           AND (i.total_gross = 0 OR i.total_gross + COALESCE((SELECT SUM(c.total_gross) FROM sale c WHERE c.corrects_id = i.id), 0) > 0)
         ORDER BY i.id LIMIT 1) AS invoice_id,
       o.state, o.establishment_id
  FROM dispensing_order o WHERE o.id = $1

-- What each payment still holds for an order.
-- :name order-deposits
SELECT payment_id, CAST(SUM(amount) AS BIGINT) FROM allocation WHERE order_id = $1
 GROUP BY payment_id HAVING SUM(amount) <> 0 ORDER BY payment_id

-- :name patient-balance
SELECT CAST(COALESCE(SUM(s.total_gross
         - (SELECT COALESCE(SUM(h.amount), 0) FROM payer_share h WHERE h.sale_id = s.id AND h.payer <> 'patient')
         - (SELECT COALESCE(SUM(a.amount), 0) FROM allocation a JOIN payment m ON m.id = a.payment_id
             WHERE a.sale_id = s.id AND m.means <> 'insurer')), 0) AS BIGINT)
  FROM sale s
 WHERE ((s.patient_id = $1 AND s.payer_id IS NULL) OR s.payer_id = $1) AND s.kind <> 'quote'

-- :name patient-deposits-to-return
SELECT CAST(COALESCE(SUM(a.amount), 0) AS BIGINT)
  FROM dispensing_order o JOIN allocation a ON a.order_id = o.id
 WHERE o.patient_id = $1 AND o.state = 'cancelled'

-- What a client ($1) has to the good in an establishment ($2): documents that were taken back after they were paid (by their newest
-- credit note), and what orders hold that are cancelled or have their invoice already. The client's documents come first, by their own
-- indices: an OR over payer and patient reads every document of the establishment.
-- :name credits
SELECT k.sale_id, k.order_id, k.credit FROM (
         SELECT s.id, CAST((SELECT MAX(c.id) FROM sale c WHERE c.corrects_id = s.id) AS BIGINT) AS sale_id, CAST(NULL AS BIGINT) AS order_id,
                CAST((SELECT COALESCE(SUM(a.amount), 0) FROM sale c JOIN allocation a ON a.sale_id = c.id JOIN payment m ON m.id = a.payment_id
                       WHERE (c.id = s.id OR c.corrects_id = s.id) AND m.means <> 'insurer')
                   + (SELECT COALESCE(SUM(h.amount), 0) FROM sale c JOIN payer_share h ON h.sale_id = c.id
                       WHERE (c.id = s.id OR c.corrects_id = s.id) AND h.payer <> 'patient')
                   - (SELECT SUM(c.total_gross) FROM sale c WHERE c.id = s.id OR c.corrects_id = s.id) AS BIGINT) AS credit
           FROM (SELECT id FROM sale WHERE payer_id = $1
                 UNION ALL SELECT id FROM sale WHERE patient_id = $1 AND payer_id IS NULL) w CROSS JOIN sale s
          WHERE s.id = w.id AND s.establishment_id = $2 AND s.kind IN ('invoice', 'receipt')
            AND EXISTS (SELECT 1 FROM sale c WHERE c.corrects_id = s.id)
         UNION ALL
         SELECT o.id, CAST(NULL AS BIGINT), o.id, CAST(SUM(a.amount) AS BIGINT)
           FROM dispensing_order o JOIN allocation a ON a.order_id = o.id
          WHERE o.establishment_id = $2 AND o.patient_id = $1
            AND (o.state = 'cancelled' OR EXISTS (SELECT 1 FROM sale i WHERE i.order_id = o.id AND i.kind = 'invoice'))
          GROUP BY o.id) k
 WHERE k.credit > 0 ORDER BY k.id

-- Whose a debt is: of a document ($1), or of an order ($2).
-- :name patient-of-debt
SELECT patient_id FROM sale WHERE id = $1 AND patient_id IS NOT NULL
UNION ALL
SELECT patient_id FROM dispensing_order WHERE id = $2
