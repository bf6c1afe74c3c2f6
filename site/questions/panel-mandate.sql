-- title: How was the mandate of the UN Panel of Experts extended, and how did it end?
-- subject: Sanctions
-- answers: Each resolution or draft that set an end date for a mandate, with the outcome and the votes.
-- caveat: The mandate ended when no extension was adopted; what later bodies do is not the same mandate.
select r.resolution_id, r.symbol, r.adopted_on, s.label as outcome, r.mandate_end_on, r.votes_for, r.votes_against, r.votes_abstain, r.summary
from resolutions r join resolution_statuses s on s.code = r.status
where r.mandate_end_on is not null or r.summary like '%Panel%' or r.summary like '%mandate%'
order by r.adopted_on_earliest, r.resolution_id
