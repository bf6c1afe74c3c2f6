-- title: How did the votes on the resolutions go?
-- subject: Sanctions
-- answers: Resolutions and drafts with the votes for, against and abstaining, oldest first.
-- caveat: A vote is not a position for ever; empty means that no source read gives the count.
select r.resolution_id, r.symbol, b.label as body, r.adopted_on, s.label as outcome, r.votes_for, r.votes_against, r.votes_abstain, r."trigger"
from resolutions r
join bodies b on b.code = r.body
join resolution_statuses s on s.code = r.status
order by r.adopted_on_earliest, r.resolution_id
