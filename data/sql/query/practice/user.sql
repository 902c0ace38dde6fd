-- Users, roles, rights, sign-in: engine/practice/dpt-user, dpt-sign-in.

-- :name by-login
SELECT id FROM user_account WHERE login = $1

-- Who can sign in and manage users. A PIN alone does not count: a few wrong ones end it until the password comes, and then nobody
-- could give it back. In the demonstration shop nobody has a password.
-- :name count-administrators
SELECT COUNT(*) FROM user_account u
 WHERE u.active = 1
   AND (u.password_hash IS NOT NULL
        OR (u.pin_hash IS NOT NULL AND EXISTS (SELECT 1 FROM organization o WHERE o.demonstration = 1)))
   AND EXISTS (SELECT 1 FROM user_role r WHERE r.user_id = u.id)
   AND COALESCE((SELECT t.granted FROM user_right t WHERE t.user_id = u.id AND t.right_name = 'user.manage'),
                (SELECT MAX(1) FROM user_role r WHERE r.user_id = u.id AND r.role = 'administrator'), 0) = 1

-- :name roles-at
SELECT id, version, user_id, establishment_id, role FROM user_role
 WHERE user_id = $1 AND COALESCE(establishment_id, 0) = $2 ORDER BY role

-- :name all-roles
SELECT DISTINCT user_id, role FROM user_role

-- :name rights
SELECT id, version, user_id, right_name, granted FROM user_right WHERE user_id = $1 ORDER BY right_name

-- :name right-of
SELECT id, version, user_id, right_name, granted FROM user_right WHERE user_id = $1 AND right_name = $2

-- The PINs of the demonstration are shown, and of no other shop.
-- :name list
SELECT u.id, u.login, u.display_name, u.initials, u.title, u.color, u.active,
       CASE WHEN u.password_hash IS NULL THEN 0 ELSE 1 END AS has_password,
       CASE WHEN u.pin_hash IS NULL THEN 0 ELSE 1 END AS has_pin,
       CASE WHEN (SELECT MAX(o.demonstration) FROM organization o) = 1 THEN u.demonstration_pin END AS demonstration_pin,
       (SELECT MAX(s.at) FROM sign_in_entry s WHERE s.user_id = u.id AND s.outcome = 'success' AND s.means IN ('password', 'pin')) AS last_sign_in
  FROM user_account u
 WHERE u.active = 1 OR $1 = 1
 ORDER BY u.active DESC, u.display_name, u.id

-- :name sign-in-by-login
SELECT id, login, password_hash, pin_hash, must_change_password FROM user_account WHERE login = $1 AND active = 1

-- :name sign-in-by-id
SELECT id, login, password_hash, pin_hash, must_change_password FROM user_account WHERE id = $1 AND active = 1

-- The tries since the last success, and the last of them. Whether there is such a user makes no difference.
-- :name sign-in-tries
SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN means = 'pin' THEN 1 ELSE 0 END), 0) AS BIGINT), COALESCE(MAX(at), 0)
  FROM sign_in_entry
 WHERE login = $1 AND outcome = 'begun'
   AND id > COALESCE((SELECT MAX(id) FROM sign_in_entry WHERE login = $1 AND outcome = 'success'
                         AND means IN ('password', 'pin', 'unlocked_by_administrator')), 0)

-- :name add-sign-in
INSERT INTO sign_in_entry (id, at, user_id, login, station_id, means, outcome) VALUES ($1, $2, $3, $4, $5, $6, $7)

-- :name login-of
SELECT login FROM user_account WHERE id = $1

-- Holds the row until the end of the transaction.
-- :name meet-at-user
UPDATE user_account SET active = active WHERE login = $1

-- Where this machine stands, where the user may work: the last one first.
-- :name establishment-of-machine
SELECT s.establishment_id FROM station s
 WHERE s.machine = $1 AND s.active = 1
   AND EXISTS (SELECT 1 FROM user_role r WHERE r.user_id = $2 AND (r.establishment_id IS NULL OR r.establishment_id = s.establishment_id))
 ORDER BY s.id DESC LIMIT 1
