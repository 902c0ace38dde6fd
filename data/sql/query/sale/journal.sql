-- Queries of engine/sale/dpt-journal.c. Both engines run them as they stand.

-- The number and the place in one statement. The hash before is read with it; where PostgreSQL had to wait for another station
-- it is not seen yet, and "hash-at" is asked.
-- :name take-with-number
INSERT INTO counter (establishment_id, series, year, last_number) VALUES ($1, $2, $3, 1), ($1, 'J', 0, 1)
ON CONFLICT (establishment_id, series, year) DO UPDATE SET last_number = counter.last_number + 1
RETURNING series, last_number,
  CASE WHEN series = 'J' THEN (SELECT j.hash FROM journal_entry j WHERE j.establishment_id = counter.establishment_id
                                  AND j.sequence = counter.last_number - 1) END AS previous

-- :name take
INSERT INTO counter (establishment_id, series, year, last_number) VALUES ($1, 'J', 0, 1)
ON CONFLICT (establishment_id, series, year) DO UPDATE SET last_number = counter.last_number + 1
RETURNING series, last_number,
  (SELECT j.hash FROM journal_entry j WHERE j.establishment_id = counter.establishment_id AND j.sequence = counter.last_number - 1) AS previous

-- :name hash-at
SELECT hash FROM journal_entry WHERE establishment_id = $1 AND sequence = $2

-- :name add
INSERT INTO journal_entry (id, establishment_id, sequence, at, kind, record_id, content, previous_hash, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- :name chains
SELECT establishment_id, last_number FROM counter WHERE series = 'J' AND year = 0 ORDER BY establishment_id

-- :name after
SELECT sequence, at, kind, record_id, content, previous_hash, hash FROM journal_entry
 WHERE establishment_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3

-- :name count-prints
SELECT COUNT(*) FROM journal_entry WHERE record_id = $1 AND kind = 'duplicate'
