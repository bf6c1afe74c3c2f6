-- title: What has the DPRK signed, joined or left, and how did it vote?
-- subject: Law
-- answers: Positions of the DPRK on treaties and resolutions, newest first.
-- caveat: Signed, ratified and acceded are different acts; to join is not to comply.
select p.position_id, a.label as act, p.action_on, r.label as instrument, p.record_id
from positions p join records r using (record_id) join position_actions a on a.code = p.action
where p.party = 'KP'
order by p.action_on_earliest desc, p.position_id
