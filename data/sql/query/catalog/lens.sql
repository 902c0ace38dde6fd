-- Queries of engine/catalog about lenses. The designs take $1 country, $2 day; the others $1 establishment, $2 day.

-- :name designs
SELECT p.id, p.code, p.brand, p.name, p.geometry, p.supplier_id, s.name AS supplier_name, p.cover_class, p.lpp_code,
       p.description, p.corridor, p.min_fitting_height,
       (SELECT t.rate_bp FROM tax_rate t
         WHERE t.tax_class_id = p.tax_class_id AND t.country = $1 AND t.valid_from <= $2
         ORDER BY t.valid_from DESC LIMIT 1) AS rate_bp
  FROM product p LEFT JOIN supplier s ON s.id = p.supplier_id
 WHERE p.kind = 'lens' AND p.active = 1 AND (CAST($3 AS TEXT) IS NULL OR p.cover_class = $3)
 ORDER BY p.brand, p.name, p.id

-- :name offers
SELECT r.id, r.product_id, r.material, r.supplier_code, r.refractive_index, r.density, r.abbe, r.sphere_min, r.sphere_max,
       r.cylinder_max, r.power_min, r.power_max, r.addition_min, r.addition_max, r.prism_max, r.diameter, r.lead_days,
       r.stock_lens, r.purchase_price,
       COALESCE((SELECT q.price FROM price_rule q
                  WHERE q.lens_range_id = r.id AND q.valid_from <= $2 AND (q.establishment_id = $1 OR q.establishment_id IS NULL)
                  ORDER BY CASE WHEN q.establishment_id IS NULL THEN 1 ELSE 0 END, q.valid_from DESC, q.id DESC LIMIT 1),
                r.price) AS price
  FROM lens_range r JOIN product p ON p.id = r.product_id
 WHERE r.active = 1 AND p.active = 1 AND p.kind = 'lens'
   AND (r.valid_from IS NULL OR r.valid_from <= $2) AND (r.valid_until IS NULL OR r.valid_until >= $2)
   AND (CAST($3 AS TEXT) IS NULL OR p.cover_class = $3)
 ORDER BY p.brand, p.name, p.id, r.refractive_index, price, r.diameter, r.id

-- :name treatments
SELECT u.product_id, u.option_id, o.code, o.name, o.kind, o.option_group, u.effect, u.requires_id, o.purchase_price,
       COALESCE(u.price,
                (SELECT q.price FROM price_rule q
                  WHERE q.option_id = o.id AND q.valid_from <= $2 AND (q.establishment_id = $1 OR q.establishment_id IS NULL)
                  ORDER BY CASE WHEN q.establishment_id IS NULL THEN 1 ELSE 0 END, q.valid_from DESC, q.id DESC LIMIT 1),
                o.price) AS price
  FROM option_rule u JOIN lens_option o ON o.id = u.option_id JOIN product p ON p.id = u.product_id
 WHERE o.active = 1 AND p.active = 1 AND p.kind = 'lens' AND (CAST($3 AS TEXT) IS NULL OR p.cover_class = $3)
 ORDER BY p.brand, p.name, p.id,
       CASE o.kind WHEN 'hard' THEN 1 WHEN 'antireflective' THEN 2 WHEN 'clean' THEN 3 WHEN 'blue_filter' THEN 4
                   WHEN 'photochromic' THEN 5 WHEN 'tint' THEN 6 WHEN 'polarised' THEN 7 WHEN 'mirror' THEN 8 ELSE 9 END,
       price, o.name, o.id
