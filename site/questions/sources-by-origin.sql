-- title: Where do the sources have their content from?
-- subject: The package
-- answers: Sources counted by kind and by where their content begins.
-- caveat: Not traced means that we could not find out; such sources add nothing to independence.
select t.label as kind_of_source, count(*) as sources,
       sum(s.origin = 'own_reporting') as own_reporting, sum(s.origin = 'own_document') as own_document,
       sum(s.origin = 'derived') as derived, sum(s.origin = 'not_traced') as not_traced, sum(s.read_as = 'not_read') as not_read
from sources s join source_types t on t.code = s.source_type
group by t.label order by sources desc
