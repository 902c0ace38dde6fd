-- Writes of engine/demo: rows of the catalogue and of people, many at a time. A statement begins with its line "-- :name …".

-- :name is-empty
SELECT COUNT(*) FROM organization

-- :name add-supplier
INSERT INTO supplier (id, version, name, account_number, line1, postal_code, city, country, phone, email, lead_days, is_lab, active)
VALUES ($1, 1, $2, $3, $4, $5, $6, 'FR', $7, $8, $9, $10, 1)

-- :name add-insurer
INSERT INTO insurer (id, version, name, kind, code, operator, active) VALUES ($1, 1, $2, $3, $4, $5, 1)

-- :name add-prescriber
INSERT INTO prescriber (id, version, name, profession, rpps, line1, postal_code, city, phone, active)
VALUES ($1, 1, $2, 'ophthalmologist', $3, $4, $5, $6, $7, 1)

-- :name add-product
INSERT INTO product (id, version, kind, code, brand, name, search_key, supplier_id, tax_class_id, cover_class, lpp_code, category,
  description, warranty_months, shape, material, rim, gender, frame_use, allow_negative_stock, keeps_stock, active)
VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0, $19, 1)

-- :name add-variant
INSERT INTO variant (id, version, product_id, sku, ean, label, color_name, color_code, color_rgb, second_rgb, lens_rgb, box_a, box_b, dbl,
  temple, effective_diameter, purchase_price, price, stock_min, tile_position, active)
VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 1)

-- :name tax-class
SELECT id FROM tax_class WHERE code = $1

-- :name add-tax-class
INSERT INTO tax_class (id, version, code, name) VALUES ($1, 1, $2, $3)

-- :name add-tax-rate
INSERT INTO tax_rate (id, version, tax_class_id, country, rate_bp, valid_from) VALUES ($1, 1, $2, $3, $4, $5)
