-- Shops, stations, tills: engine/practice/dpt-establishment, dpt-shop.

-- :name organization
SELECT id, version, name, country, currency, demonstration, created_at FROM organization ORDER BY id LIMIT 1

-- :name establishments
SELECT id, version, organization_id, code, name, legal_name, line1, line2, postal_code, city, country, phone, email, website,
       siret, finess, vat_number, rcs, capital, iban, bic, opening_hours, accent_color, logo, active
  FROM establishment WHERE active = 1 ORDER BY id

-- :name establishment-by-code
SELECT id FROM establishment WHERE code = $1

-- :name station-of-machine
SELECT id FROM station WHERE establishment_id = $1 AND machine = $2 AND active = 1 ORDER BY id LIMIT 1

-- :name add-till
INSERT INTO till (id, version, establishment_id, code, name, active) VALUES ($1, 1, $2, $3, $4, 1)
