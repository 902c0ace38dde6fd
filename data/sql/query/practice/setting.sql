-- Settings and drafts: engine/practice/dpt-setting, dpt-draft.

-- :name nearest
SELECT value FROM setting
 WHERE name = $1 AND (establishment_id IS NULL OR establishment_id = $2) AND (station_id IS NULL OR station_id = $3)
   AND (user_id IS NULL OR user_id = $4)
 ORDER BY CASE WHEN user_id IS NOT NULL THEN 0 WHEN station_id IS NOT NULL THEN 1 WHEN establishment_id IS NOT NULL THEN 2 ELSE 3 END
 LIMIT 1

-- :name exact
SELECT id, version, establishment_id, station_id, user_id, name, value FROM setting
 WHERE name = $1 AND COALESCE(establishment_id, 0) = $2 AND COALESCE(station_id, 0) = $3 AND COALESCE(user_id, 0) = $4

-- What holds for everybody, where nobody is signed in.
-- :name of-all
SELECT value FROM setting WHERE name = $1 AND establishment_id IS NULL AND station_id IS NULL AND user_id IS NULL

-- :name draft
SELECT id, version, user_id, kind, subject_id, content, updated_at FROM draft
 WHERE user_id = $1 AND kind = $2 AND COALESCE(subject_id, 0) = $3
 ORDER BY updated_at DESC LIMIT 1

-- :name drafts
SELECT id, version, user_id, kind, subject_id, content, updated_at FROM draft WHERE user_id = $1 ORDER BY updated_at DESC, id DESC

-- :name drop-draft
DELETE FROM draft WHERE user_id = $1 AND kind = $2 AND COALESCE(subject_id, 0) = $3
