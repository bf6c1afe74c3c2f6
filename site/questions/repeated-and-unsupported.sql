-- title: Which claims are repeated and unsupported?
-- answers: Claims that sources state but that nothing read so far bears out, with the number of sources stating them.
-- subject: Who says so
-- caveat: Unsupported is not refuted: it says what the evidence read so far can carry.
select c.claim_id, c.statement, c.asserted_by, c.verdict, count(distinct f.source_id) as stated_by, c.verdict_reason
from claims c left join citation_fields f on f.record_id = c.claim_id and f.field = 'statement' and f.stance = 'states'
where c.verdict in ('unsupported', 'contradicted', 'overstated')
group by c.claim_id
order by stated_by desc, c.claim_id
