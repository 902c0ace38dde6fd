-- Queries of engine/catalog. A statement begins with its line "-- :name …"; $n are parameters; both engines run it as it stands.

-- :name tax-rate-of-variant
SELECT t.rate_bp FROM variant v JOIN product p ON p.id = v.product_id JOIN tax_rate t ON t.tax_class_id = p.tax_class_id
 WHERE v.id = $1 AND t.country = $2 AND t.valid_from <= $3 ORDER BY t.valid_from DESC LIMIT 1

-- :name find-tax-class
SELECT id FROM tax_class WHERE code = $1

-- Of the rules that have begun, this establishment's before everybody's, then the latest.
-- :name price-of-variant
SELECT COALESCE((SELECT q.price FROM price_rule q
                  WHERE q.variant_id = v.id AND q.valid_from <= $3 AND (q.establishment_id = $2 OR q.establishment_id IS NULL)
                  ORDER BY CASE WHEN q.establishment_id IS NULL THEN 1 ELSE 0 END, q.valid_from DESC, q.id DESC LIMIT 1),
                v.price)
  FROM variant v WHERE v.id = $1

-- Articles as the counter sees them: $1 establishment, $2 day, $3 country, then what is looked for.
-- :name article-by-id
SELECT v.id, v.product_id, p.kind, p.code, p.brand, p.name, v.label, v.sku, v.ean, p.category, p.lpp_code, p.cover_class,
       p.keeps_stock, p.allow_negative_stock, v.purchase_price, v.stock_min, v.tile_position, v.color_rgb, v.active,
       COALESCE((SELECT q.price FROM price_rule q
                  WHERE q.variant_id = v.id AND q.valid_from <= $2 AND (q.establishment_id = $1 OR q.establishment_id IS NULL)
                  ORDER BY CASE WHEN q.establishment_id IS NULL THEN 1 ELSE 0 END, q.valid_from DESC, q.id DESC LIMIT 1),
                v.price) AS price,
       (SELECT t.rate_bp FROM tax_rate t WHERE t.tax_class_id = p.tax_class_id AND t.country = $3 AND t.valid_from <= $2
         ORDER BY t.valid_from DESC LIMIT 1) AS tax_rate_bp,
       COALESCE(s.on_hand, 0) AS on_hand, COALESCE(s.on_hand, 0) - COALESCE(s.reserved, 0) AS available
  FROM variant v JOIN product p ON p.id = v.product_id
  LEFT JOIN stock_position s ON s.variant_id = v.id AND s.establishment_id = $1
 WHERE v.id = $4

-- A bar code or an article number, whole.
-- :name article-by-code
SELECT v.id, v.product_id, p.kind, p.code, p.brand, p.name, v.label, v.sku, v.ean, p.category, p.lpp_code, p.cover_class,
       p.keeps_stock, p.allow_negative_stock, v.purchase_price, v.stock_min, v.tile_position, v.color_rgb, v.active,
       COALESCE((SELECT q.price FROM price_rule q
                  WHERE q.variant_id = v.id AND q.valid_from <= $2 AND (q.establishment_id = $1 OR q.establishment_id IS NULL)
                  ORDER BY CASE WHEN q.establishment_id IS NULL THEN 1 ELSE 0 END, q.valid_from DESC, q.id DESC LIMIT 1),
                v.price) AS price,
       (SELECT t.rate_bp FROM tax_rate t WHERE t.tax_class_id = p.tax_class_id AND t.country = $3 AND t.valid_from <= $2
         ORDER BY t.valid_from DESC LIMIT 1) AS tax_rate_bp,
       COALESCE(s.on_hand, 0) AS on_hand, COALESCE(s.on_hand, 0) - COALESCE(s.reserved, 0) AS available
  FROM variant v JOIN product p ON p.id = v.product_id
  LEFT JOIN stock_position s ON s.variant_id = v.id AND s.establishment_id = $1
 WHERE v.ean = $4 OR v.sku = $4
 ORDER BY v.id LIMIT 1

-- The pad of the till.
-- :name article-tiles
SELECT v.id, v.product_id, p.kind, p.code, p.brand, p.name, v.label, v.sku, v.ean, p.category, p.lpp_code, p.cover_class,
       p.keeps_stock, p.allow_negative_stock, v.purchase_price, v.stock_min, v.tile_position, v.color_rgb, v.active,
       COALESCE((SELECT q.price FROM price_rule q
                  WHERE q.variant_id = v.id AND q.valid_from <= $2 AND (q.establishment_id = $1 OR q.establishment_id IS NULL)
                  ORDER BY CASE WHEN q.establishment_id IS NULL THEN 1 ELSE 0 END, q.valid_from DESC, q.id DESC LIMIT 1),
                v.price) AS price,
       (SELECT t.rate_bp FROM tax_rate t WHERE t.tax_class_id = p.tax_class_id AND t.country = $3 AND t.valid_from <= $2
         ORDER BY t.valid_from DESC LIMIT 1) AS tax_rate_bp,
       COALESCE(s.on_hand, 0) AS on_hand, COALESCE(s.on_hand, 0) - COALESCE(s.reserved, 0) AS available
  FROM variant v JOIN product p ON p.id = v.product_id
  LEFT JOIN stock_position s ON s.variant_id = v.id AND s.establishment_id = $1
 WHERE v.tile_position IS NOT NULL AND v.active = 1 AND p.active = 1
 ORDER BY v.tile_position, v.id

-- $4 a kind or NULL; $5 to $7 folded words as LIKE patterns, NULL where there are fewer; $8 how many at most. A code's beginning
-- is found too ($9, as LIKE pattern).
-- :name article-search
SELECT v.id, v.product_id, p.kind, p.code, p.brand, p.name, v.label, v.sku, v.ean, p.category, p.lpp_code, p.cover_class,
       p.keeps_stock, p.allow_negative_stock, v.purchase_price, v.stock_min, v.tile_position, v.color_rgb, v.active,
       COALESCE((SELECT q.price FROM price_rule q
                  WHERE q.variant_id = v.id AND q.valid_from <= $2 AND (q.establishment_id = $1 OR q.establishment_id IS NULL)
                  ORDER BY CASE WHEN q.establishment_id IS NULL THEN 1 ELSE 0 END, q.valid_from DESC, q.id DESC LIMIT 1),
                v.price) AS price,
       (SELECT t.rate_bp FROM tax_rate t WHERE t.tax_class_id = p.tax_class_id AND t.country = $3 AND t.valid_from <= $2
         ORDER BY t.valid_from DESC LIMIT 1) AS tax_rate_bp,
       COALESCE(s.on_hand, 0) AS on_hand, COALESCE(s.on_hand, 0) - COALESCE(s.reserved, 0) AS available
  FROM variant v JOIN product p ON p.id = v.product_id
  LEFT JOIN stock_position s ON s.variant_id = v.id AND s.establishment_id = $1
 WHERE v.active = 1 AND p.active = 1 AND (CAST($4 AS TEXT) IS NULL OR p.kind = $4)
   AND ((p.search_key LIKE $5 AND (CAST($6 AS TEXT) IS NULL OR p.search_key LIKE $6)
         AND (CAST($7 AS TEXT) IS NULL OR p.search_key LIKE $7))
        OR v.sku LIKE $9 OR v.ean LIKE $9)
 ORDER BY p.brand, p.name, v.sku, v.id LIMIT $8

-- :name allow-negative
UPDATE stock_position SET may_be_negative = $2
 WHERE variant_id IN (SELECT id FROM variant WHERE product_id = $1) AND may_be_negative <> $2

-- :name count-below-zero
SELECT COUNT(*) FROM stock_position
 WHERE variant_id IN (SELECT id FROM variant WHERE product_id = $1) AND (on_hand < 0 OR on_hand < reserved)

-- :name find-supplier
SELECT id FROM supplier WHERE name = $1 ORDER BY id LIMIT 1

-- :name find-product
SELECT id FROM product WHERE code = $1

-- :name find-option
SELECT id FROM lens_option WHERE code = $1
