-- Queries of engine/clinical: contact lens trials.

-- :name trials
SELECT id, version, visit_id, trial_number, eye, maker, brand, lens_type, design, material, back_curve, diameter, sphere, cylinder,
       axis, addition, profile, lot, expires_on, quantity, colour, optic_zone, edge, dk, thickness, water, centration, coverage,
       movement, lag, tightness, rotation, fluorescein, comfort, minutes, over_sphere, over_cylinder, over_axis, acuity,
       acuity_logmar, decision, remark, source
  FROM lens_trial WHERE visit_id = $1 ORDER BY trial_number, id

-- $1 up to $2 the beginning of a lot. One patient's come together, so that each is noted once.
-- :name lot
SELECT t.id, t.visit_id, v.patient_id, p.given_names || ' ' || p.family_name AS patient_name, p.birth_date,
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind <> 'email' ORDER BY c.preferred DESC, c.id LIMIT 1) AS phone,
       v.started_on, t.eye, t.maker, t.brand, t.lot, t.expires_on
  FROM lens_trial t
  JOIN visit v ON v.id = t.visit_id
  JOIN patient p ON p.id = v.patient_id
 WHERE t.lot >= $1 AND t.lot < $2 AND v.state <> 'abandoned'
 ORDER BY p.family_name, p.given_names, p.id, v.started_on DESC, t.id
