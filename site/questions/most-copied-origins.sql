-- title: Which origins are copied most?
-- subject: Who says so
-- answers: Origins by the number of other sources that go back to them, directly or through others, and the passages that rest on them.
-- caveat: A much-copied origin is neither better nor worse for it.
select o.source_id, o.publisher, o.title, o.published_on, t.label as kind, o.reliability, count(distinct r.source_id) as sources_that_go_back_to_it,
       (select count(*) from citations c join source_roots x on x.source_id = c.source_id where x.root_id = o.source_id) as passages
from source_roots r
join sources o on o.source_id = r.root_id
join source_types t on t.code = o.source_type
where r.source_id != r.root_id
group by o.source_id order by sources_that_go_back_to_it desc, o.source_id limit 100
