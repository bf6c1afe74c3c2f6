-- title: Which common statements go wrong, and what is right?
-- subject: Who says so
-- answers: Claims that a better source contradicts or that say more than it does, with the reason.
-- caveat: The verdict is ours; the passages for and against stand on the page of each claim.
select c.claim_id, c.statement, c.asserted_by, k.label as kind, v.label as verdict, c.verdict_reason
from claims c join verdicts v on v.code = c.verdict join claim_kinds k on k.code = c.kind
where c.verdict in ('contradicted', 'overstated')
order by c.kind != 'misconception', c.claim_id
