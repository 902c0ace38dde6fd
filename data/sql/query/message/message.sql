-- Queries of engine/message. A statement begins with its line "-- :name …"; $n are parameters; both engines run it as it stands.

-- How a patient is reached: the wish, then the first mobile, e-mail and telephone.
-- :name reach
SELECT p.preferred_channel,
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind = 'mobile' ORDER BY c.preferred DESC, c.id LIMIT 1),
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind = 'email' ORDER BY c.preferred DESC, c.id LIMIT 1),
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind IN ('home', 'work', 'mobile')
         ORDER BY c.preferred DESC, c.id LIMIT 1)
  FROM patient p WHERE p.id = $1

-- :name queue
INSERT INTO message (id, version, patient_id, order_id, channel, kind, recipient, subject, body, state, created_at)
VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, 'queued', $9)

-- :name cancel-of-order
UPDATE message SET state = 'cancelled', version = version + 1 WHERE order_id = $1 AND state = 'queued'

-- :name of-patient
SELECT m.id, m.version, m.patient_id, m.order_id, m.channel, m.kind, m.recipient, m.subject, m.body, m.state, m.created_at, m.sent_at,
       p.given_names || ' ' || p.family_name AS patient_name
  FROM message m JOIN patient p ON p.id = m.patient_id
 WHERE m.patient_id IN (SELECT id FROM patient WHERE id = $1 OR merged_into_id = $1) ORDER BY m.created_at DESC, m.id DESC LIMIT 500

-- $1 a channel or NULL.
-- :name queued
SELECT m.id, m.version, m.patient_id, m.order_id, m.channel, m.kind, m.recipient, m.subject, m.body, m.state, m.created_at, m.sent_at,
       p.given_names || ' ' || p.family_name AS patient_name
  FROM message m LEFT JOIN patient p ON p.id = m.patient_id
 WHERE m.state = 'queued' AND (CAST($1 AS TEXT) IS NULL OR m.channel = $1)
 ORDER BY m.created_at, m.id LIMIT $2
