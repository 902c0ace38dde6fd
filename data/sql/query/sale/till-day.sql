-- Queries of engine/sale/dpt-till-day.c. Both engines run them as they stand.

-- The day that is open at a till.
-- :name open
SELECT id, version, establishment_id, till_id, opened_at, opened_on, opened_by, opening_cash, closed_at, closed_by, expected_cash, counted_cash,
       counts, note
  FROM till_day WHERE till_id = $1 AND closed_at IS NULL

-- What was counted last: it is in the drawer still.
-- :name last-counted
SELECT counted_cash FROM till_day WHERE till_id = $1 AND closed_at IS NOT NULL ORDER BY closed_at DESC, id DESC LIMIT 1

-- :name till
SELECT name FROM till WHERE id = $1

-- Money that came in or went back at a till ($2) of an establishment ($1) from an instant ($4, of the day $3) to another ($5).
-- :name means
SELECT means, COUNT(*), CAST(SUM(amount) AS BIGINT) FROM payment
 WHERE establishment_id = $1 AND till_id = $2 AND paid_on >= $3 AND paid_at >= $4 AND paid_at < $5
 GROUP BY means ORDER BY means

-- :name documents
SELECT COUNT(*), CAST(COALESCE(SUM(total_gross), 0) AS BIGINT) FROM sale
 WHERE establishment_id = $1 AND till_id = $2 AND issued_on >= $3 AND issued_at >= $4 AND issued_at < $5
   AND kind IN ('invoice', 'receipt', 'credit_note')
