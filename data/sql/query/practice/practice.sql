-- Queries of engine/practice. A statement begins with its line "-- :name …"; $n are parameters; both engines run it as it stands.

-- :name session-user
SELECT display_name, professional_number, discount_limit_bp FROM user_account WHERE id = $1 AND active = 1

-- :name session-roles
SELECT role, establishment_id FROM user_role WHERE user_id = $1 ORDER BY establishment_id, role

-- :name session-rights
SELECT right_name, granted FROM user_right WHERE user_id = $1

-- :name session-practice
SELECT o.currency, o.country, o.demonstration, e.id, e.code, e.name
  FROM organization o JOIN establishment e ON e.organization_id = o.id
 WHERE $1 = 0 OR e.id = $1
 ORDER BY e.id LIMIT 1

-- :name add-audit
INSERT INTO audit_entry (id, at, user_id, establishment_id, station_id, action, table_name, record_id, change)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- :name take-number
INSERT INTO counter (establishment_id, series, year, last_number) VALUES ($1, $2, $3, 1)
ON CONFLICT (establishment_id, series, year) DO UPDATE SET last_number = counter.last_number + 1
RETURNING last_number

-- :name find-names
SELECT (SELECT id FROM user_account WHERE login = CAST($1 AS TEXT) AND active = 1),
       (SELECT id FROM establishment WHERE code = CAST($2 AS TEXT))
