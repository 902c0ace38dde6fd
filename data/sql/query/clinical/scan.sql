-- Queries of engine/clinical: papers from outside that are kept with a patient. What was removed can still be put back; nobody lists it.

-- Without their contents. A paper that a prescription was typed from says so.
-- :name list
SELECT d.id, d.version, d.patient_id, d.created_at, d.kind, d.name, d.mime_type, d.size, u.display_name AS who,
       CASE WHEN EXISTS (SELECT 1 FROM prescription p WHERE p.patient_id = d.patient_id AND p.document_id = d.id) THEN 1 ELSE 0 END AS linked
  FROM document d LEFT JOIN user_account u ON u.id = d.user_id
 WHERE d.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1) AND d.removed_at IS NULL
 ORDER BY d.created_at DESC, d.id DESC LIMIT 500

-- The same content, kept with the same patient.
-- :name twin
SELECT d.id, d.name, d.kind, d.created_at FROM document d
 WHERE d.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1) AND d.sha256 = $2 AND d.removed_at IS NULL
 ORDER BY d.id LIMIT 1

-- :name linked
SELECT COUNT(*) FROM prescription p WHERE p.patient_id = $1 AND p.document_id = $2

-- :name ids
SELECT d.id FROM document d ORDER BY d.id

-- Which files beside the database are somebody's.
-- :name paths
SELECT DISTINCT d.path FROM document d WHERE d.path IS NOT NULL

-- :name forget
DELETE FROM document WHERE removed_at IS NOT NULL AND removed_at < $1
   AND NOT EXISTS (SELECT 1 FROM prescription p WHERE p.document_id = document.id)
