-- title: What is in dispute?
-- subject: Who says so
-- answers: Facts about which sources disagree: the value kept, what the other source says, and why the value was kept; open ones first.
-- caveat: A resolved dispute stays listed with its reason.
select t.label as state, d.record_id, r.label as record, w.title as fact, coalesce(k.label, own.label, s.value) as value_kept, coalesce(o.label, other.label, c.asserted_value) as other_value, src.publisher as other_source, d.kept_because, d.dispute_id
from disputes d
join records r using (record_id)
join dispute_statuses t on t.code = d.status
left join fields w on w.table_name = r.table_name and w.field = d.field
left join standings s on s.record_id = d.record_id and s.field = d.field
left join records k on k.record_id = s.value
left join citation_fields f on f.record_id = d.record_id and f.field = d.field and f.stance = 'contradicts'
left join citations c on c.citation_id = f.citation_id
left join codes own on own.vocabulary = w.links_to and own.code = s.value
left join codes other on other.vocabulary = w.links_to and other.code = c.asserted_value
left join records o on o.record_id = c.asserted_value
left join sources src on src.source_id = c.source_id
order by d.status, r.label
