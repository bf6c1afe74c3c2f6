-- title: Who copied whom?
-- answers: Each step from a report to the report or document that it rests on; type a word of the publisher or source.
-- subject: Who says so
-- caveat: Steps are recorded only where the page itself shows them.
select published_on, publisher, how, derived_from_publisher, derived_from_published_on, derived_from_origin, evidence, source_id, derived_from_id
from who_got_it_from_whom
where :word = '' or publisher like '%' || :word || '%' or derived_from_publisher like '%' || :word || '%' or source_id like '%' || :word || '%'
order by source_id
