-- Queries of engine/stock. A statement begins with its line "-- :name …"; $n are parameters; both engines run it as it stands.

-- Both sums at once, only where what is left suffices: of two stations that want the last piece the second changes no row.
-- :name change-position
UPDATE stock_position SET on_hand = on_hand + $3, reserved = reserved + $4
 WHERE variant_id = $1 AND establishment_id = $2
   AND reserved + $4 >= 0
   AND (may_be_negative = 1 OR (on_hand + $3 >= 0 AND on_hand + $3 >= reserved + $4))

-- For a caller that has read the row and found enough: nobody waits for the answer, the CHECK refuses what another station took.
-- :name change-known-position
UPDATE stock_position SET on_hand = on_hand + $3 WHERE variant_id = $1 AND establishment_id = $2

-- :name find-rule
SELECT p.keeps_stock, p.allow_negative_stock, COALESCE(s.on_hand, 0) AS on_hand, COALESCE(s.reserved, 0) AS reserved,
       CASE WHEN s.variant_id IS NULL THEN 0 ELSE 1 END AS there,
       p.brand, p.name, v.label, v.sku
  FROM variant v
  JOIN product p ON p.id = v.product_id
  LEFT JOIN stock_position s ON s.variant_id = v.id AND s.establishment_id = $2
 WHERE v.id = $1

-- :name add-position
INSERT INTO stock_position (establishment_id, variant_id, on_hand, reserved, may_be_negative) VALUES ($2, $1, 0, 0, $3)
ON CONFLICT (variant_id, establishment_id) DO NOTHING

-- :name available-elsewhere
SELECT e.name, s.on_hand - s.reserved AS available
  FROM stock_position s JOIN establishment e ON e.id = s.establishment_id
 WHERE s.variant_id = $1 AND s.establishment_id <> $2 AND s.on_hand > s.reserved AND e.active = 1
 ORDER BY e.name, e.id

-- :name add-entry
INSERT INTO stock_entry (id, uuid, establishment_id, variant_id, place, lot, quantity, kind, cause_table, cause_id, unit_cost, at, user_id, note)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)

-- :name find-uuid
SELECT id FROM stock_entry WHERE uuid = $1

-- :name add-reservation
INSERT INTO reservation_entry (id, establishment_id, variant_id, holder_table, holder_id, quantity, at, user_id, station_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- :name held
SELECT r.establishment_id, r.variant_id, CAST(SUM(r.quantity) AS BIGINT) AS quantity, v.purchase_price
  FROM reservation_entry r JOIN variant v ON v.id = r.variant_id
 WHERE r.holder_id = $1 AND r.holder_table = $2
 GROUP BY r.establishment_id, r.variant_id, v.purchase_price
HAVING SUM(r.quantity) <> 0
 ORDER BY r.variant_id, r.establishment_id

-- :name held-of
SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM reservation_entry
 WHERE holder_id = $1 AND holder_table = $2 AND variant_id = $3

-- :name held-here
SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM reservation_entry
 WHERE holder_id = $1 AND holder_table = $2 AND variant_id = $3 AND establishment_id = $4

-- :name positions
SELECT e.id, e.id AS establishment_id, e.name AS establishment_name, v.id AS variant_id,
       COALESCE(s.on_hand, 0) AS on_hand, COALESCE(s.reserved, 0) AS reserved,
       COALESCE(s.on_hand, 0) - COALESCE(s.reserved, 0) AS available,
       CAST(COALESCE((SELECT SUM(l.quantity - l.received_quantity)
                        FROM purchase_line l JOIN purchase_order o ON o.id = l.purchase_order_id
                       WHERE l.variant_id = v.id AND o.establishment_id = e.id AND l.quantity > l.received_quantity
                         AND o.state IN ('sent', 'confirmed', 'partly_received')), 0) AS BIGINT) AS on_order
  FROM establishment e
  JOIN variant v ON v.id = $1
  LEFT JOIN stock_position s ON s.variant_id = v.id AND s.establishment_id = e.id
 WHERE (e.active = 1 AND $3 = 0) OR e.id = $3
 ORDER BY CASE WHEN e.id = $2 THEN 0 ELSE 1 END, e.name, e.id

-- :name entries
SELECT id, uuid, establishment_id, variant_id, place, lot, quantity, kind, cause_table, cause_id, unit_cost, at, user_id, note
  FROM stock_entry WHERE establishment_id = $1 AND variant_id = $2
 ORDER BY id DESC LIMIT $3

-- The sums of both kinds of entry beside the cache, where they are not the same.
-- :name differences
SELECT k.establishment_id, k.variant_id, COALESCE(s.on_hand, 0) AS on_hand, COALESCE(s.reserved, 0) AS reserved,
       CAST(SUM(k.on_hand) AS BIGINT) AS entries_on_hand, CAST(SUM(k.reserved) AS BIGINT) AS entries_reserved
  FROM (SELECT establishment_id, variant_id, quantity AS on_hand, 0 AS reserved FROM stock_entry
        UNION ALL SELECT establishment_id, variant_id, 0, quantity FROM reservation_entry
        UNION ALL SELECT establishment_id, variant_id, 0, 0 FROM stock_position) k
  LEFT JOIN stock_position s ON s.establishment_id = k.establishment_id AND s.variant_id = k.variant_id
 GROUP BY k.establishment_id, k.variant_id, s.on_hand, s.reserved
HAVING SUM(k.on_hand) <> COALESCE(s.on_hand, 0) OR SUM(k.reserved) <> COALESCE(s.reserved, 0)
 ORDER BY k.establishment_id, k.variant_id

-- :name forget-positions
DELETE FROM stock_position

-- :name rebuild-positions
INSERT INTO stock_position (establishment_id, variant_id, on_hand, reserved, may_be_negative)
SELECT k.establishment_id, k.variant_id, CAST(SUM(k.on_hand) AS BIGINT), CAST(SUM(k.reserved) AS BIGINT), p.allow_negative_stock
  FROM (SELECT establishment_id, variant_id, quantity AS on_hand, 0 AS reserved FROM stock_entry
        UNION ALL SELECT establishment_id, variant_id, 0, quantity FROM reservation_entry) k
  JOIN variant v ON v.id = k.variant_id
  JOIN product p ON p.id = v.product_id
 GROUP BY k.establishment_id, k.variant_id, p.allow_negative_stock
