-- title: Who copied whom?
-- subject: Who says so
-- answers: Each step from a report to the report or document that it rests on. Type a word of the publisher, the title or the key, or leave it open.
-- caveat: Steps are recorded only where the page itself shows them.
-- ask word: Publisher, word of the title, or key of a source
select w.published_on, w.publisher, w.title, t.label as how, w.derived_from_publisher, w.derived_from_title, w.derived_from_published_on, o.label as derived_from_origin, w.evidence, w.source_id, w.derived_from_id
from who_got_it_from_whom w
join derivation_types t on t.code = w.how
left join origins o on o.code = w.derived_from_origin
join sources s using (source_id)
where trim(:word) = '' or w.publisher like '%' || trim(:word) || '%' or w.derived_from_publisher like '%' || trim(:word) || '%'
   or w.source_id like '%' || trim(:word) || '%' or w.derived_from_id like '%' || trim(:word) || '%' or s.title like '%' || trim(:word) || '%'
order by w.source_id
