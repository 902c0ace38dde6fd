-- Statements for the tests of the data layer, over a table "probe" that they make themselves.

-- :name ids
SELECT id FROM probe WHERE number >= $1 ORDER BY number, id

-- :name ids-backwards
SELECT id FROM probe WHERE number >= $1 ORDER BY number DESC, id DESC

-- :name rows
SELECT id, version, number, words FROM probe WHERE id IN ({ids})
