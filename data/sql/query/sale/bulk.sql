-- Queries of engine/sale/dpt-sale-bulk.c. Both engines run them as they stand.

-- What the receipts of an establishment go on from: the last number of the year, the last place in the journal and its hash, the till.
-- :name books
SELECT COALESCE((SELECT c.last_number FROM counter c WHERE c.establishment_id = $1 AND c.series = $2 AND c.year = $3), 0) AS number,
       COALESCE((SELECT c.last_number FROM counter c WHERE c.establishment_id = $1 AND c.series = 'J' AND c.year = 0), 0) AS sequence,
       (SELECT j.hash FROM journal_entry j WHERE j.establishment_id = $1 AND j.sequence =
         (SELECT c.last_number FROM counter c WHERE c.establishment_id = $1 AND c.series = 'J' AND c.year = 0)) AS previous,
       (SELECT t.id FROM till t WHERE t.establishment_id = $1 AND t.active = 1 ORDER BY t.code LIMIT 1) AS till_id

-- :name take
INSERT INTO counter (establishment_id, series, year, last_number) VALUES ($1, $2, $3, 1), ($1, 'J', 0, 1)
ON CONFLICT (establishment_id, series, year) DO UPDATE SET last_number = counter.last_number + 1
