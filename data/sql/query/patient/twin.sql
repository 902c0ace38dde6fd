-- Who may be the same person: engine/patient/dpt-patient-twin.

-- :name by-nir
SELECT id FROM patient WHERE nir = $1 AND nir IS NOT NULL LIMIT $2

-- :name by-birth-date
SELECT id FROM patient WHERE birth_date = $1 AND active = 1 LIMIT $2

-- :name by-contact
SELECT patient_id FROM contact_point WHERE search_key = $1 LIMIT $2
