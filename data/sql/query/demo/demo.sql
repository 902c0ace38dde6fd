-- Writes of engine/demo: rows of the catalogue and of people, many at a time. A statement begins with its line "-- :name …".

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

-- :name add-patient
INSERT INTO patient (id, version, file_number, title, family_name, birth_name, given_names, sort_name, sex, birth_date, language, preferred_channel,
  occupation, prescriber_id, home_establishment_id, created_at, active)
VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, 'fr', $10, $11, $12, $13, $14, 1)

-- :name add-patient-key
INSERT INTO patient_key (lead, rest, patient_id) VALUES ($1, $2, $3)

-- :name add-contact
INSERT INTO contact_point (id, version, patient_id, kind, value, search_key, reversed_key, preferred) VALUES ($1, 1, $2, $3, $4, $5, $6, $7)

-- :name add-address
INSERT INTO address (id, version, patient_id, kind, line1, postal_code, city, country) VALUES ($1, 1, $2, 'home', $3, $4, $5, 'FR')

-- :name add-cover
INSERT INTO patient_cover (id, version, patient_id, insurer_id, rank, member_number, plan_name, valid_from, valid_until)
VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8)

-- :name add-alert
INSERT INTO alert (id, version, patient_id, kind, text, active) VALUES ($1, 1, $2, $3, $4, 1)

-- :name add-parent
INSERT INTO family_link (id, version, patient_id, relative_id, kind) VALUES ($1, 1, $2, $3, 'parent')

-- :name an-accessory
SELECT v.id, p.name, v.price
  FROM variant v JOIN product p ON p.id = v.product_id JOIN stock_position s ON s.variant_id = v.id
 WHERE p.kind = 'accessory' AND p.active = 1 AND v.active = 1 AND s.establishment_id = $1 AND s.on_hand > s.reserved
 ORDER BY v.id LIMIT 1
