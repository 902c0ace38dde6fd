-- Queries of engine/catalog about frames.

-- Every frame on sale, of cover class $3 where it is one, at this establishment's ($1) price of the day ($2), with what is there and elsewhere.
-- :name wall
SELECT v.id, v.product_id, p.code, p.brand, p.name, p.shape, p.rim, p.material, p.gender, p.frame_use, p.cover_class,
       p.lpp_code, p.supplier_id, v.sku, v.ean, v.label, v.color_name, v.color_family, v.color_rgb, v.second_rgb, v.lens_rgb,
       v.box_a, v.box_b, v.dbl, v.temple, v.effective_diameter, v.photo,
       COALESCE((SELECT q.price FROM price_rule q
                  WHERE q.variant_id = v.id AND q.valid_from <= $2 AND (q.establishment_id = $1 OR q.establishment_id IS NULL)
                  ORDER BY CASE WHEN q.establishment_id IS NULL THEN 1 ELSE 0 END, q.valid_from DESC, q.id DESC LIMIT 1),
                v.price) AS price,
       COALESCE(s.on_hand, 0) AS on_hand, COALESCE(s.reserved, 0) AS reserved,
       COALESCE(s.on_hand, 0) - COALESCE(s.reserved, 0) AS available,
       CAST(COALESCE((SELECT SUM(o.on_hand - o.reserved) FROM stock_position o
                       WHERE o.variant_id = v.id AND o.establishment_id <> $1 AND o.on_hand > o.reserved), 0) AS BIGINT) AS elsewhere
  FROM product p JOIN variant v ON v.product_id = p.id
  LEFT JOIN stock_position s ON s.variant_id = v.id AND s.establishment_id = $1
 WHERE p.kind = 'frame' AND p.active = 1 AND v.active = 1 AND (CAST($3 AS TEXT) IS NULL OR p.cover_class = $3)
 ORDER BY p.brand, p.name, p.id, v.sku, v.id

-- Where else frames are, by article and establishment; $1 is not asked.
-- :name elsewhere
SELECT s.variant_id, e.name, s.on_hand - s.reserved AS available
  FROM stock_position s JOIN establishment e ON e.id = s.establishment_id JOIN variant v ON v.id = s.variant_id
  JOIN product p ON p.id = v.product_id
 WHERE s.establishment_id <> $1 AND s.on_hand > s.reserved AND p.kind = 'frame' AND p.active = 1 AND v.active = 1
 ORDER BY s.variant_id, e.name

-- :name one
SELECT v.id, v.product_id, p.code, p.brand, p.name, p.shape, p.rim, p.material, p.gender, p.frame_use, p.cover_class,
       p.lpp_code, p.supplier_id, v.sku, v.ean, v.label, v.color_name, v.color_family, v.color_rgb, v.second_rgb, v.lens_rgb,
       v.box_a, v.box_b, v.dbl, v.temple, v.effective_diameter, v.photo,
       COALESCE((SELECT q.price FROM price_rule q
                  WHERE q.variant_id = v.id AND q.valid_from <= $2 AND (q.establishment_id = $1 OR q.establishment_id IS NULL)
                  ORDER BY CASE WHEN q.establishment_id IS NULL THEN 1 ELSE 0 END, q.valid_from DESC, q.id DESC LIMIT 1),
                v.price) AS price,
       COALESCE(s.on_hand, 0) AS on_hand, COALESCE(s.reserved, 0) AS reserved,
       COALESCE(s.on_hand, 0) - COALESCE(s.reserved, 0) AS available,
       CAST(COALESCE((SELECT SUM(o.on_hand - o.reserved) FROM stock_position o
                       WHERE o.variant_id = v.id AND o.establishment_id <> $1 AND o.on_hand > o.reserved), 0) AS BIGINT) AS elsewhere
  FROM variant v JOIN product p ON p.id = v.product_id
  LEFT JOIN stock_position s ON s.variant_id = v.id AND s.establishment_id = $1
 WHERE v.id = $3 AND p.kind = 'frame'
