-- Queries of engine/purchase. A statement begins with its line "-- :name …"; $n are parameters; both engines run it as it stands.

-- The cheapest offer ($2: of one supplier, 0: of any), else the product's own supplier at the article's purchase price.
-- :name propose-supplier
SELECT k.supplier_id, k.price
  FROM (SELECT o.supplier_id, o.price, 0 AS rank FROM supplier_offer o JOIN supplier s ON s.id = o.supplier_id AND s.active = 1
         WHERE o.variant_id = $1 AND ($2 = 0 OR o.supplier_id = $2)
        UNION ALL
        SELECT p.supplier_id, v.purchase_price, 1 FROM variant v JOIN product p ON p.id = v.product_id
         WHERE v.id = $1 AND p.supplier_id IS NOT NULL AND ($2 = 0 OR p.supplier_id = $2)
        UNION ALL
        SELECT $2, v.purchase_price, 2 FROM variant v WHERE v.id = $1 AND $2 <> 0) k
 ORDER BY k.rank, k.price LIMIT 1

-- :name find-draft
SELECT id FROM purchase_order WHERE establishment_id = $1 AND supplier_id = $2 AND state = 'draft' ORDER BY id LIMIT 1

-- :name next-position
SELECT COALESCE(MAX(position), 0) + 1 FROM purchase_line WHERE purchase_order_id = $1

-- :name draft-lines-of-order
SELECT l.id FROM purchase_line l JOIN purchase_order o ON o.id = l.purchase_order_id
 WHERE l.order_id = $1 AND ($2 = 0 OR l.variant_id = $2) AND o.state = 'draft' ORDER BY l.id

-- :name lines-of-order
SELECT l.id, l.version, l.purchase_order_id, l.position, l.variant_id, l.lens_range_id, l.pair_eye_id, l.order_id, l.label,
       l.quantity, l.received_quantity, l.price, o.state, o.expected_on, s.name AS supplier_name
  FROM purchase_line l JOIN purchase_order o ON o.id = l.purchase_order_id JOIN supplier s ON s.id = o.supplier_id
 WHERE l.order_id = $1 AND o.state <> 'cancelled' ORDER BY o.id, l.position

-- :name count-missing
SELECT COUNT(*) FROM purchase_line WHERE purchase_order_id = $1 AND received_quantity < quantity

-- What is still expected of the lenses of a pair.
-- :name open-lenses-of-pair
SELECT l.id, o.id AS purchase_order_id, o.state
  FROM pair_eye e JOIN purchase_line l ON l.pair_eye_id = e.id JOIN purchase_order o ON o.id = l.purchase_order_id
 WHERE e.pair_id = $1 AND l.received_quantity < l.quantity AND o.state IN ('draft', 'sent', 'confirmed', 'partly_received')
 ORDER BY o.id, l.position

-- :name open-line
SELECT l.id, o.id AS purchase_order_id, o.state
  FROM purchase_line l JOIN purchase_order o ON o.id = l.purchase_order_id
 WHERE l.id = $1 AND l.received_quantity < l.quantity AND o.state IN ('draft', 'sent', 'confirmed', 'partly_received')
