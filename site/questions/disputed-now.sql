-- title: What is in dispute?
-- answers: Cells about which sources disagree: the value kept, what the other source says, and why the value was kept.
-- subject: Who says so
-- caveat: A resolved dispute stays listed with its reason.
select d.status, r.label, d.field, s.value as value_kept, c.asserted_value as other_value, src.publisher as other_source, d.kept_because, d.record_id
from disputes d
join records r using (record_id)
left join standings s on s.record_id = d.record_id and s.field = d.field
left join citation_fields f on f.record_id = d.record_id and f.field = d.field and f.stance = 'contradicts'
left join citations c on c.citation_id = f.citation_id
left join sources src on src.source_id = c.source_id
order by d.status, r.label
