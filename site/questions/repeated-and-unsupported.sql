-- title: Which claims are repeated and unsupported?
-- subject: Who says so
-- answers: Claims that two or more sources state but that the evidence read so far does not bear out, or contradicts, with the number of sources stating them.
-- caveat: Unsupported is not refuted: it says what the evidence read so far can carry.
select c.claim_id, c.statement, c.asserted_by, v.label as verdict, count(distinct f.source_id) as stated_by, c.verdict_reason
from claims c
join verdicts v on v.code = c.verdict
left join citation_fields f on f.record_id = c.claim_id and f.field = 'statement' and f.stance = 'states'
where c.verdict in ('unsupported', 'contradicted', 'overstated')
group by c.claim_id
having count(distinct f.source_id) >= 2
order by stated_by desc, c.claim_id
